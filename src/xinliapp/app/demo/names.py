"""Invented names. Every part is drawn at random from lists; no list of people stands behind them."""

from __future__ import annotations

import random

_SURNAMES = (
    "王李张刘陈杨黄赵周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
    "余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
_RARE_SURNAMES = ("欧阳", "单", "仇", "解", "区", "尉迟", "上官", "覃", "冼", "逄")
_GIVEN_FIRST = "子梓思雨若欣嘉俊浩宇泽明晨文佳雅诗静语一亦书楚瑾悦恩初昕承景安沐言知清以天云千意可心宁睿博"
_GIVEN_SECOND = "轩涵怡琪彤妍瑶瑞辰宸泽宇航阳晴宁然萱予之行慈瑜馨月星远志安源平锐霖禾舟川桐澄岚越乔祺朗"
_RARE_GIVEN = ("㛃", "䶮", "燚", "珺", "玥", "堃", "甯", "赟", "翀", "喆")
_DOTTED = (
    ("阿依夏", "古丽", "努尔", "帕提", "迪丽", "热娜", "阿尔曼", "叶尔兰", "巴合提", "沙依"),
    ("买提", "艾山", "吐尔逊", "哈力克", "玉素甫", "热合曼", "江布尔", "赛力克"),
)


class NameMaker:
    """Draws names that do not repeat too often: now and then two children share one, as in a real school."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._used: dict[str, int] = {}

    def student(self) -> str:
        """A student's name; about one in ninety has a rare character, one in two hundred a middle dot."""
        for _ in range(50):
            name = self._draw()
            limit = 2 if self._rng.random() < 0.004 else 1
            if self._used.get(name, 0) < limit:
                break
        self._used[name] = self._used.get(name, 0) + 1
        return name

    def adult(self) -> str:
        """A guardian's or teacher's name."""
        return self._surname() + self._given()

    def _draw(self) -> str:
        chance = self._rng.random()
        if chance < 0.005:
            return f"{self._rng.choice(_DOTTED[0])}·{self._rng.choice(_DOTTED[1])}"
        if chance < 0.016:
            return self._surname() + self._rng.choice(_GIVEN_FIRST) + self._rng.choice(_RARE_GIVEN)
        return self._surname() + self._given()

    def _surname(self) -> str:
        if self._rng.random() < 0.02:
            return self._rng.choice(_RARE_SURNAMES)
        # The first surnames of the list are the commonest, as in life.
        index = min(int(self._rng.expovariate(1 / 28)), len(_SURNAMES) - 1)
        return _SURNAMES[index]

    def _given(self) -> str:
        first = self._rng.choice(_GIVEN_FIRST)
        if self._rng.random() < 0.18:
            return self._rng.choice((first, self._rng.choice(_GIVEN_SECOND)))
        second = self._rng.choice(_GIVEN_SECOND)
        return first + second
