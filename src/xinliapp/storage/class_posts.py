"""Posts in classes as stored; held from ``from_day`` until the day before ``to_day``."""

from __future__ import annotations

from xinliapp.domain.class_posts import ClassPost, PostKind
from xinliapp.storage.database import Database, UnitOfWork

_SELECT = "SELECT id, class_id, kind, name, student_id, from_day, to_day FROM class_post"


def insert(uow: UnitOfWork, post: ClassPost) -> None:
    """Give somebody a post."""
    uow.insert(
        "class_post",
        {
            "id": post.id,
            "class_id": post.class_id,
            "kind": post.kind,
            "name": post.name,
            "student_id": post.student_id,
            "from_day": post.from_day,
            "to_day": post.to_day,
        },
    )


def end(uow: UnitOfWork, post_id: str, to_day: str | None) -> None:
    """Set the first day without the post, None to give it back."""
    uow.update("class_post", post_id, {"to_day": to_day})


def begin(uow: UnitOfWork, post_id: str, from_day: str) -> None:
    """Put the first day right."""
    uow.update("class_post", post_id, {"from_day": from_day})


def remove(uow: UnitOfWork, post_id: str) -> None:
    """Take back a post given by mistake."""
    uow.execute("DELETE FROM class_post WHERE id = ?", (post_id,))


def load(database: Database, post_id: str) -> ClassPost | None:
    """One post."""
    return database.one(ClassPost, f"{_SELECT} WHERE id = ?", (post_id,))


def on_day(database: Database, day: str) -> list[ClassPost]:
    """Every post held on the day, by the day it began."""
    return database.rows(
        ClassPost,
        f"{_SELECT} WHERE from_day <= ?1 AND (to_day IS NULL OR to_day > ?1)"
        " ORDER BY from_day, created_at, id",
        (day,),
    )


def of_class(database: Database, class_id: str) -> list[ClassPost]:
    """Every post anybody ever held in the class, the newest first."""
    return database.rows(
        ClassPost, f"{_SELECT} WHERE class_id = ? ORDER BY from_day DESC, created_at DESC, id", (class_id,)
    )


def open_of(database: Database, class_id: str, kind: PostKind) -> list[ClassPost]:
    """Who holds a post of the class with no end set."""
    return [post for post in of_class(database, class_id) if post.kind is kind and post.to_day is None]
