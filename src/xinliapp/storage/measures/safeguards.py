"""Paper duties as they stand on a day: bodies and who leads them, papers in force, ways to ask for help."""

from __future__ import annotations

from collections.abc import Mapping

from xinliapp.domain.measure_specs import MeasureSpec, ParameterKind, ParameterSpec
from xinliapp.domain.rules import EvidenceRow, Measured, Shortfall
from xinliapp.domain.safeguards import BodyKind, ChannelScope, Department, Post
from xinliapp.storage.measures.context import MeasureContext, json_list
from xinliapp.storage.measures.parameters import texts

_HEADS = json_list(tuple(post.value for post in Post if post.is_head))

LED_BY_HEAD = MeasureSpec(
    "bodies_led_by_head",
    unit="个",
    needs_case=False,
    definition="当日存续、由党政主要负责人牵头(按成员职务)的机构类型数,应有数为所列类型数",
    convention="state_on_day",
    parameters=(ParameterSpec("kinds", ParameterKind.TEXT_LIST, tuple(kind.value for kind in BodyKind)),),
)
DEPARTMENTS = MeasureSpec(
    "care_body_departments",
    unit="个部门",
    needs_case=False,
    definition="当日存续的校级关爱工作小组中有现任成员的部门数,应有数为所列部门数",
    convention="state_on_day",
    parameters=(
        ParameterSpec("departments", ParameterKind.TEXT_LIST, tuple(each.value for each in Department)),
    ),
)
IN_FORCE = MeasureSpec(
    "policies_in_force",
    unit="类",
    needs_case=False,
    definition="当日有一份生效文件的制度类型数,应有数为所列类型数",
    convention="state_on_day",
    parameters=(ParameterSpec("kinds", ParameterKind.TEXT_LIST),),
)
CHANNELS = MeasureSpec(
    "help_channels_published",
    unit="类",
    needs_case=False,
    definition="当日有已公布求助渠道的范围数(校内、校外),应有数为所列范围数",
    convention="state_on_day",
    parameters=(
        ParameterSpec("scopes", ParameterKind.TEXT_LIST, tuple(scope.value for scope in ChannelScope)),
    ),
)

_BODY_WORDS = {
    BodyKind.PREVENTION_TASK_FORCE.value: "防治工作专班",
    BodyKind.SCHOOL_CARE_GROUP.value: "校级关爱工作小组",
    BodyKind.LEADING_GROUP.value: "领导小组",
    BodyKind.WARNING_NETWORK.value: "三级预警网络",
    BodyKind.FOUR_LEVEL_NETWORK.value: "四级预警网络",
}
_DEPARTMENT_WORDS = dict(
    zip(
        (each.value for each in Department),
        ("公安", "民政", "卫健", "团委", "妇联", "关工委"),
        strict=True,
    )
)
_SCOPE_WORDS = {ChannelScope.INSIDE.value: "校内", ChannelScope.OUTSIDE.value: "校外"}


def bodies_led_by_head(context: MeasureContext, params: Mapping[str, object]) -> Measured:
    """How many of the ``kinds`` have a body in force whose leader in office holds a head's post (JS-23).

    The post is judged, not the name: a deputy head who leads does not count. Members serve from ``from_day``
    until the day before ``to_day``, a body exists until the day before ``closed_on``.
    """
    day = context.until.isoformat()
    kinds = texts(params, "kinds")
    led = {
        str(kind): EvidenceRow("body", str(body_id), str(founded), str(name))
        for kind, body_id, founded, name in context.database.tuples(
            "SELECT b.kind, b.id, b.founded_on, b.name FROM body b JOIN body_member m ON m.body_id = b.id"
            " WHERE b.kind IN (SELECT value FROM json_each(?1)) AND b.founded_on <= ?2"
            " AND (b.closed_on IS NULL OR b.closed_on > ?2) AND m.role = 'leader' AND m.from_day <= ?2"
            " AND (m.to_day IS NULL OR m.to_day > ?2) AND m.post IN (SELECT value FROM json_each(?3))"
            " ORDER BY b.founded_on, b.id",
            (json_list(kinds), day, _HEADS),
        )
    }
    return _of_kinds(LED_BY_HEAD, kinds, led, _BODY_WORDS)


def care_body_departments(context: MeasureContext, params: Mapping[str, object]) -> Measured:
    """How many of the six departments have a member in office in a 校级关爱工作小组 in force (JS-12)."""
    day = context.until.isoformat()
    departments = texts(params, "departments")
    here = {
        str(department): EvidenceRow("body_member", str(member), str(since), str(body))
        for department, member, since, body in context.database.tuples(
            "SELECT m.department, m.id, m.from_day, b.name FROM body_member m JOIN body b ON b.id = m.body_id"
            " WHERE b.kind = 'school_care_group' AND b.founded_on <= ?1"
            " AND (b.closed_on IS NULL OR b.closed_on > ?1) AND m.from_day <= ?1"
            " AND (m.to_day IS NULL OR m.to_day > ?1) AND m.department IS NOT NULL ORDER BY m.from_day, m.id",
            (day,),
        )
    }
    return _of_kinds(DEPARTMENTS, departments, here, _DEPARTMENT_WORDS)


def policies_in_force(context: MeasureContext, params: Mapping[str, object]) -> Measured:
    """How many of the ``kinds`` have a document in force on the day (JS-24, JS-25, JS-31).

    In force from ``effective_on`` until the day before ``withdrawn_on``. A paper without its file counts; how
    many of these there are is noted.
    """
    day = context.until.isoformat()
    kinds = texts(params, "kinds")
    found: dict[str, EvidenceRow] = {}
    without: dict[str, bool] = {}
    for kind, policy, since, title, file in context.database.tuples(
        "SELECT kind, id, effective_on, title, attachment_id FROM policy_document"
        " WHERE kind IN (SELECT value FROM json_each(?1)) AND effective_on <= ?2"
        " AND (withdrawn_on IS NULL OR withdrawn_on > ?2) ORDER BY effective_on, id",
        (json_list(kinds), day),
    ):
        found[str(kind)] = EvidenceRow("policy_document", str(policy), str(since), str(title))
        without[str(kind)] = without.get(str(kind), True) and file is None
    missing_files = sum(1 for kind in found if without[kind])
    notes = (("没有存电子文件(类)", float(missing_files)),) if missing_files else ()
    return _of_kinds(IN_FORCE, kinds, found, {}, notes)


def help_channels_published(context: MeasureContext, params: Mapping[str, object]) -> Measured:
    """How many of the ``scopes`` have a help channel made public by the day and still open (JS-34)."""
    day = context.until.isoformat()
    scopes = texts(params, "scopes")
    found = {
        str(scope): EvidenceRow("help_channel", str(channel), str(since), str(name))
        for scope, channel, since, name in context.database.tuples(
            "SELECT scope, id, published_on, name FROM help_channel WHERE published_on <= ?1"
            " AND (to_day IS NULL OR to_day > ?1) ORDER BY published_on DESC, id",
            (day,),
        )
    }
    return _of_kinds(CHANNELS, scopes, found, _SCOPE_WORDS)


def _of_kinds(
    spec: MeasureSpec,
    asked: tuple[str, ...],
    found: Mapping[str, EvidenceRow],
    words: Mapping[str, str],
    notes: tuple[tuple[str, float], ...] = (),
) -> Measured:
    """``value`` of the asked kinds are there, ``need`` is how many are asked, the rest is the shortfall."""
    here = [kind for kind in asked if kind in found]
    return Measured(
        float(len(here)),
        spec.unit,
        tuple(found[kind] for kind in here),
        shortfall=tuple(Shortfall(words.get(kind, kind), 0.0, 1.0) for kind in asked if kind not in found),
        need=float(len(asked)),
        convention=spec.convention,
        notes=notes,
    )
