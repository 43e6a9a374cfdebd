"""The environment: what is read, and what is refused in one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage import config


def test_nothing_set() -> None:
    found = config.load({})
    assert (found.database_url, found.reader_url, found.contact) == (None, None, None)
    assert (found.crawl_options, found.port) == ((), 8080)
    assert (found.data_dir, found.archive) == (config.PROJECT / ".data", config.PROJECT / ".data" / "archive")
    assert found.crawler_bin == config.PROJECT / ".venv" / "bin"
    assert config.load({"DATABASE_URL": "", "DATELINE_CONTACT": " "}) == config.load({})


def test_all_set(tmp_path: Path) -> None:
    found = config.load(
        {
            "DATABASE_URL": "postgresql://reader@db.example/news",
            "DATELINE_READER_URL": "postgresql://newsroom@db.example/news",
            "DATELINE_DATA": str(tmp_path),
            "DATELINE_ARCHIVE": str(tmp_path / "warc"),
            "DATELINE_CONTACT": "press@herald.example",
            "DATELINE_CRAWLER": str(tmp_path / "bin"),
            "DATELINE_CRAWL_OPTIONS": "-s 'USER_AGENT=a b' --nolog",
            "DATELINE_PORT": "8081",
        }
    )
    assert found == config.Config(
        database_url="postgresql://reader@db.example/news",
        reader_url="postgresql://newsroom@db.example/news",
        data_dir=tmp_path,
        archive=tmp_path / "warc",
        contact="press@herald.example",
        crawler_bin=tmp_path / "bin",
        crawl_options=("-s", "USER_AGENT=a b", "--nolog"),
        port=8081,
    )
    assert config.load({"DATELINE_DATA": str(tmp_path)}).archive == tmp_path / "archive"


@pytest.mark.parametrize(
    ("value", "place"),
    [
        ("file:///srv/kept%20pages", Path("/srv/kept pages")),
        ("/srv/kept", Path("/srv/kept")),
        ("s3://bucket/prefix/", "s3://bucket/prefix"),
        ("S3://bucket", "s3://bucket"),
        ("gs://bucket/a/b", "gs://bucket/a/b"),
        ("abfs://container@account.dfs.core.windows.net/a", "abfs://container@account.dfs.core.windows.net/a"),
    ],
)
def test_an_archive_is_a_folder_or_in_an_object_store(value: str, place: Path | str) -> None:
    assert config.load({"DATELINE_ARCHIVE": value}).archive == place


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATELINE_ARCHIVE", __file__),
        ("DATELINE_ARCHIVE", "ftp://user:secret@host/folder"),
        ("DATELINE_ARCHIVE", "s3://key:secret@bucket/prefix"),
        ("DATELINE_ARCHIVE", "s3://key@bucket/prefix"),
        ("DATELINE_ARCHIVE", "az://container/prefix?sig=secret"),
        ("DATELINE_ARCHIVE", "s3:///prefix"),
        ("DATELINE_ARCHIVE", "s3://bucket/../other"),
        ("DATELINE_ARCHIVE", "s3://[::1/x"),
        ("DATELINE_ARCHIVE", "file://archive"),
        ("DATABASE_URL", "mysql://u:secret@h/d"),
        ("DATELINE_READER_URL", "mysql://u:secret@h/d"),
        ("DATELINE_CONTACT", "me@herald.example\r\nX-Evil: 1"),
        ("DATELINE_CONTACT", "me@herald.example (me)"),
        ("DATELINE_CONTACT", "nobody"),
        ("DATELINE_CONTACT", "@"),
        ("DATELINE_CONTACT", "mé@herald.example"),
        ("DATELINE_DATA", "a\x1b[2J"),
        ("DATELINE_DATA", __file__),
        ("DATELINE_CRAWL_OPTIONS", "-s 'open"),
        ("DATELINE_PORT", "http"),
        ("DATELINE_PORT", "80"),
    ],
)
def test_wrong_values_are_refused_in_one_line(name: str, value: str) -> None:
    with pytest.raises(config.ConfigError) as caught:
        config.load({name: value})
    assert str(caught.value).startswith(name)
    assert "secret" not in str(caught.value)
    assert str(caught.value).isprintable()


def test_the_warehouse_from_a_file(tmp_path: Path) -> None:
    secret = tmp_path / "warehouse_url"
    secret.write_text("postgresql://dateline:a%2Fb@db.example/news\n")
    assert config.load({"DATABASE_URL_FILE": str(secret)}).database_url == "postgresql://dateline:a%2Fb@db.example/news"


@pytest.mark.parametrize(
    "content", [b"mysql://u:secret@h/d", b"", b"\xff secret", b"postgresql://u:secret\x00@h/d", None]
)
def test_a_wrong_file_is_refused_in_one_line(tmp_path: Path, content: bytes | None) -> None:
    secret = tmp_path / "warehouse_url"
    if content is not None:
        secret.write_bytes(content)
    with pytest.raises(config.ConfigError, match=r"^DATABASE_URL") as caught:
        config.load({"DATABASE_URL_FILE": str(secret)})
    assert "secret" not in str(caught.value)
    assert str(caught.value).isprintable()


def test_two_warehouses_are_refused(tmp_path: Path) -> None:
    both = {"DATABASE_URL": "postgresql://h/d", "DATABASE_URL_FILE": str(tmp_path / "warehouse_url")}
    with pytest.raises(config.ConfigError, match="both"):
        config.load(both)
