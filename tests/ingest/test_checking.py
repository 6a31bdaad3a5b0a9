from __future__ import annotations

from pathlib import Path

import pytest

from assistant.settings import Settings
from ingest.__main__ import main
from ingest.checking import check_files

FRONT = "---\nid: proef\ntitle: Proef\ndate: 2026-01-02\nkind: {kind}\n{more}---\n"


def warnings_of(own: Settings, text: str, *, kind: str = "other", more: str = "") -> tuple[str, ...]:
    path = own.corpus / "proef.md"
    path.write_text(FRONT.format(kind=kind, more=more) + text, encoding="utf-8")
    (check,) = check_files(own, [path])
    assert check.fault == ""
    return check.warnings


def test_document_in_order_has_no_warnings(own: Settings) -> None:
    text = "## Kop\n\nVeldstad krijgt € 5 miljoen op 3 mei 2026.[^1] Zie artikel 4, lid 2. Bel 0800-1234567.\n\n"
    text += "- Een punt zonder punt\n\n[^1]: Brief. https://voorbeeld.example/brief"
    assert warnings_of(own, text, kind="summary") == ()


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        ("Er is een losse regel", "no full stop, so it will be no sentence: ‘Er is een losse regel’"),
        (f"## {'Kop ' * 40}\n\nTekst.", "a heading of 159 characters, is it one? "),
        ("Een zin. " * 800, "7199 characters without a heading, from ‘Een zin. "),
        (f"Dit is {'heel ' * 70}lang.", "a sentence of 73 words: "),
        ("Het nummer is x 12345y niet maar 7 wel.", "a number is read as no figure: 12345, ‘Het nummer is"),
    ],
)
def test_text_that_needs_a_look(own: Settings, text: str, warning: str) -> None:
    assert [w for w in warnings_of(own, text) if w.startswith(warning)], warnings_of(own, text)


def test_sources_that_are_missing(own: Settings) -> None:
    assert warnings_of(own, "Het is zo.", kind="announcement") == (
        "no url: an official announcement needs the address of its page.",
    )
    (found,) = warnings_of(own, "Veldstad krijgt € 5 miljoen.", kind="summary")
    assert found == "a fact without a footnote with an address: ‘Veldstad krijgt € 5 miljoen.’"


def test_front_matter_that_means_nothing(own: Settings) -> None:
    found = warnings_of(own, "Het is zo.", more="datum: 2026\nreplaced_by: weg\n")
    assert found[0].startswith("front matter 'datum' means nothing here. Known: id, title, date, ")
    assert found[1] == "replaced_by 'weg' is the id of no document."


def test_replacement_in_the_rest_of_the_corpus_is_known(own: Settings) -> None:
    assert warnings_of(own, "Het is zo.", more="replaced_by: samenvatting-zonnewijk\n") == ()


def test_check_prints_a_block_for_each_file(
    own: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ASSISTANT_CORPUS", str(own.corpus))
    monkeypatch.setenv("ASSISTANT_DATA", str(own.data / "niet"))
    path = own.corpus / "samenvatting.md"
    double = own.corpus / "z.md"
    double.write_bytes(path.read_bytes())
    assert main(["--check", str(path), str(double)]) == 1
    out, err = capsys.readouterr()
    assert out.splitlines()[:12] == [
        str(path),
        "  id         samenvatting-zonnewijk",
        "  title      De regels van de Regeling Zonnewijk",
        "  kind       summary",
        "  date       2026-02-01",
        "  url        https://voorbeeld.example/regels",
        "  passages   1",
        "  sentences  1",
        "  figures    1 period",
        "  asked      0",
        "",
        str(double),
    ]
    assert out.endswith("1 documents can be read, 1 can't; 0 warnings.\n")
    assert err == f"{double}: id 'samenvatting-zonnewijk' is already that of {path}. Change one.\n"
    assert not (own.data / "niet").exists()


def test_check_of_a_path_that_is_not_there(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["--check", str(tmp_path / "weg.md")]) == 1
    assert "weg.md is no folder, and no file that can be read" in capsys.readouterr().err


def test_two_folders_are_too_many(tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as caught:
        main([str(tmp_path), str(tmp_path)])
    assert caught.value.code == 2
