"""The roster: whatever Excel saves gives the same people, each fault names row and column, no bytes raise."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.programmes.faults import Fault
from bot.programmes.programme_file import read_programme
from bot.programmes.programme_spec import ProgrammeSpec
from bot.programmes.roster import Roster, RosterPerson
from bot.programmes.roster_file import read_roster

EXAMPLES = Path(__file__).parents[2] / "examples"
EXAMPLE = (EXAMPLES / "roster.csv").read_text(encoding="utf-8")
PROGRAMME = read_programme((EXAMPLES / "programme.toml").read_bytes(), "programme.toml").value

LT = ("vardas", "vaidmuo", "el. paštas", "kalba", "laiko juosta", "vadovas", "mentorius", "vietos")
EN = ("name", "role", "email", "language", "time zone", "manager", "mentor", "capacity")

HEADINGS = "name;role;email;language;zone;manager;mentor;capacity"
AUSRA = "Aušra Stankevičienė;koordinatorė;ausra@v.example"
TOMAS = "Tomas Petrauskas;mentorius;tomas@v.example"
RUTA = "Rūta Kazlauskė;ugdytinė;ruta@v.example"


def faults_of(data: str | bytes, programme: ProgrammeSpec | None = PROGRAMME) -> tuple[Fault, ...]:
    data = data.encode() if isinstance(data, str) else data
    read = read_roster(data, "roster.csv", programme)
    assert (read.value is None) == bool(read.faults)
    return read.faults


def roster_of(data: str | bytes) -> Roster:
    data = data.encode() if isinstance(data, str) else data
    read = read_roster(data, "roster.csv", PROGRAMME)
    assert read.faults == ()
    assert read.value is not None
    return read.value


def sheet(*rows: str, headings: str = HEADINGS) -> str:
    return "\n".join((headings, *rows)) + "\n"


def person(name: str, data: str | bytes) -> RosterPerson:
    return next(found for found in roster_of(data).people if found.name == name)


def test_the_example_has_a_coordinator_and_six_pairs() -> None:
    roster = roster_of(EXAMPLE)
    roles = [found.roles for found in roster.people]
    assert [roles.count((role,)) for role in ("coordinator", "mentor", "mentee")] == [1, 6, 6]
    assert len(roster.pairs) == 6
    assert ("tomas.petrauskas@siaures-vejas.example", "ruta.kazlauske@siaures-vejas.example") in roster.pairs
    assert ("darius.jankauskas@siaures-vejas.example", "emily.carter@siaures-vejas.example") in roster.pairs
    assert len({mentor for mentor, _ in roster.pairs}) == 6
    assert len({found.name.split()[0] for found in roster.people}) == 13
    assert [found.name for found in roster.people if found.language == "en"] == ["Emily Carter"]
    assert person("Tomas Petrauskas", EXAMPLE) == RosterPerson(
        row=3,
        name="Tomas Petrauskas",
        email="tomas.petrauskas@siaures-vejas.example",
        roles=("mentor",),
        language="lt",
        zone="Europe/Vilnius",
        manager="jolanta.butkiene@siaures-vejas.example",
        mentor=None,
        capacity=2,
    )


def test_the_faulty_example_lists_exactly_its_five_faults() -> None:
    data = (EXAMPLES / "roster_faulty.csv").read_bytes()
    assert "\n".join(str(fault) for fault in faults_of(data)) == (
        "roster.csv, row 4, column “el. paštas”: “darius.jankauskas@siaures-vejas” is no e-mail address. "
        "Write an address such as vardas.pavarde@imone.lt.\n"
        "roster.csv, row 5, column “laiko juosta”: “Europe/Vilnus” is no time zone. Write Europe/Vilnius.\n"
        "roster.csv, row 6, column “mentorius”: Tomas Petrauskas is the manager of Rūta Kazlauskė. "
        "Write another mentor: a manager is not paired with a direct report.\n"
        "roster.csv, row 7, column “vaidmuo”: “ugditinis” is no role. Write ugdytinis.\n"
        "roster.csv, row 8, column “mentorius”: jolanta.butkene@siaures-vejas.example is not on the roster. "
        "Write jolanta.butkiene@siaures-vejas.example."
    )


@settings(deadline=None)
@given(
    order=st.permutations(range(10)),
    headings=st.sampled_from([LT, EN]),
    shouted=st.booleans(),
    delimiter=st.sampled_from(";,\t"),
    named=st.booleans(),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1257"]),
    line_end=st.sampled_from(["\n", "\r\n", "\r"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_what_excel_saves_is_the_same_roster(
    *,
    order: list[int],
    headings: tuple[str, ...],
    shouted: bool,
    delimiter: str,
    named: bool,
    encoding: str,
    line_end: str,
    quoting: Literal[0, 1],
) -> None:
    columns = (*headings, "Padalinys", "Pastabos; kita")
    table = [line.split(";") for line in EXAMPLE.splitlines()]
    table[0] = [heading.upper() if shouted else heading for heading in columns]
    for row in table[1:]:
        row += ['Vėjo jėgainės, „šiaurė“ ir "pietūs"', 'pirma; "antra"\neilutė']
    written = io.StringIO()
    writer = csv.writer(written, delimiter=delimiter, lineterminator=line_end, quoting=quoting)
    writer.writerows([row[place] for place in order] for row in table)
    text = (f"sep={delimiter}{line_end}" if named else "") + written.getvalue()
    assert roster_of(text.encode(encoding)) == roster_of(EXAMPLE)


@settings(deadline=None)
@given(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)))
def test_no_bytes_raise(data: bytes) -> None:
    assert faults_of(data)


@settings(deadline=None)
@given(
    start=st.integers(0, len(EXAMPLE)),
    length=st.integers(0, 80),
    instead=st.sampled_from(
        ["", ";", '"', ";;;;;;;;;;", "\n", "\t", "\x00", "+", "@", "mentor", "-", "\u00a0", "ė\ud7ff"]
    ),
)
def test_no_slip_of_the_hand_raises(start: int, length: int, instead: str) -> None:
    text = EXAMPLE[:start] + instead + EXAMPLE[start + length :]
    for fault in faults_of(text):
        assert fault.row is None or 1 <= fault.row <= text.count("\n") + 1
        assert str(fault).startswith("roster.csv")


@settings(deadline=None)
@given(
    st.lists(
        st.lists(st.sampled_from(["", "x", "mentor", "ugdytinė", "a@b.lt", "c@d.lt", "1", "lt"]), max_size=9)
    )
)
def test_no_cells_raise(rows: list[list[str]]) -> None:
    text = sheet(*(";".join(row) for row in rows))
    found = faults_of(text, programme=None)
    places = {heading: place for place, heading in enumerate(HEADINGS.split(";"))}
    where = [
        (fault.row or 0, places.get(fault.column or "", -1))
        for fault in found
        if "to the right" not in fault.message
    ]
    assert where == sorted(where)


@pytest.mark.parametrize(
    "headings",
    [
        "Name;Role;E-mail",
        "VARDAS, PAVARDĖ;VAIDMUO;EL. PAŠTAS",
        "Vardas ir pavardė;Vaidmenys;El. pastas",
        "Full name;Roles;Email address",
        "vardas pavarde;vaidmuo;El. pašto adresas",
        "name / vardas;role / vaidmuo;email / el. paštas",
        "\u00a0Name \u00a0;“Role”;e_mail*".replace("_", " "),
    ],
)
def test_headings_in_many_spellings(headings: str) -> None:
    assert roster_of(sheet(AUSRA, headings=headings)).people[0].email == "ausra@v.example"


def test_name_and_surname_in_columns_of_their_own_are_one_name() -> None:
    text = "Pavardė;Vardas;Vaidmuo;El. paštas\nStankevičienė;Aušra;koordinatorė;ausra@v.example\n"
    assert roster_of(text).people[0].name == "Aušra Stankevičienė"


def test_a_column_of_names_beside_the_one_of_emails_is_an_extra_column() -> None:
    text = sheet(
        f"{AUSRA};;;;",
        f"{TOMAS};Jonas Jonaitis;jonas@v.example;;",
        f"{RUTA};Jonas Jonaitis;jonas@v.example;Tomas Petrauskas;tomas@v.example",
        headings="vardas;vaidmuo;el. paštas;Vadovas;Vadovo el. paštas;Mentorė;mentoriaus (el. paštas)",
    )
    ruta = person("Rūta Kazlauskė", text)
    assert (ruta.manager, ruta.mentor) == ("jonas@v.example", "tomas@v.example")


def test_only_name_role_and_email_are_needed() -> None:
    assert roster_of(sheet(AUSRA, headings="name;role;email")).people == (
        RosterPerson(row=2, name="Aušra Stankevičienė", email="ausra@v.example", roles=("coordinator",)),
    )


def test_cells_are_trimmed_and_emails_are_lower_case() -> None:
    text = sheet(
        f"{AUSRA};;;;;", "  Tomas\u00a0 Petrauskas ;\u00a0Mentorius\u00a0; TOMAS@V.Example\u200b;-; – ;;—;2 "
    )
    tomas = roster_of(text).people[1]
    assert (tomas.name, tomas.email, tomas.roles) == ("Tomas Petrauskas", "tomas@v.example", ("mentor",))
    assert (tomas.language, tomas.zone, tomas.mentor, tomas.capacity) == (None, None, None, 2)


def test_a_letter_with_its_accent_apart_is_one_letter() -> None:
    apart = "Ru\u0304ta Kazlauske\u0307;ugdytine\u0307;ruta@v.example"
    assert roster_of(sheet(AUSRA, apart)).people[1].name == "Rūta Kazlauskė"


@pytest.mark.parametrize(
    ("word", "roles"),
    [
        ("mentorius", ("mentor",)),
        ("Mentorė", ("mentor",)),
        ("MENTOR", ("mentor",)),
        ("ugdytinis", ("mentee",)),
        ("ugdytine", ("mentee",)),
        ("mentee", ("mentee",)),
        ("koordinatorė+mentorė", ("coordinator", "mentor")),
        ("mentor + mentee + coordinator", ("mentor", "mentee", "coordinator")),
        ("mentorius + mentor", ("mentor",)),
    ],
)
def test_roles_in_both_languages_joined_by_plus(word: str, roles: tuple[str, ...]) -> None:
    assert roster_of(sheet(AUSRA, f"Kas Nors;{word};kas@v.example")).people[1].roles == roles


@pytest.mark.parametrize(
    ("word", "zone"),
    [("Vilnius", "Europe/Vilnius"), ("europe/london", "Europe/London"), ("Varšuva", "Europe/Warsaw")],
)
def test_zones_by_name_or_by_a_friendly_word(word: str, zone: str) -> None:
    assert roster_of(sheet(f"{AUSRA};;{word}")).people[0].zone == zone


@pytest.mark.parametrize(
    ("word", "language"), [("LT", "lt"), ("en", "en"), ("lietuvių", "lt"), ("English", "en")]
)
def test_languages_by_code_or_by_name(word: str, language: str) -> None:
    assert roster_of(sheet(f"{AUSRA};{word}")).people[0].language == language


def test_blank_rows_are_skipped_and_rows_keep_the_numbers_of_excel() -> None:
    text = sheet("", f"{AUSRA};;;;;", ";;;;;;;", " ; ;;;;;;", "Be pašto;mentorius;;;;;;")
    (fault,) = faults_of(text)
    assert (fault.row, fault.column) == (6, "email")
    assert faults_of("sep=;\r\n" + text)[0].row == 6  # Excel swallows that line
    broken_inside = text.replace("Be pašto", '"Be\npašto"')
    assert faults_of(broken_inside)[0].row == 6  # a line break in a cell makes no row


def test_one_person_may_stand_in_two_rows_with_two_roles() -> None:
    text = sheet(
        f"{AUSRA}", f"{TOMAS};;;;;2", f"{RUTA};lt;;;tomas@v.example;", f"{RUTA};;Vilnius;boss@v.example;;3"
    )
    text = text.replace("ugdytinė;ruta@v.example;;", "mentorė;ruta@v.example;;")
    ruta = person("Rūta Kazlauskė", text)
    assert ruta == RosterPerson(
        row=4,
        name="Rūta Kazlauskė",
        email="ruta@v.example",
        roles=("mentee", "mentor"),
        language="lt",
        zone="Europe/Vilnius",
        manager="boss@v.example",
        mentor="tomas@v.example",
        capacity=3,
    )


@pytest.mark.parametrize(
    ("rows", "row", "column", "says"),
    [
        ([f"{TOMAS};;;;;;kita"], 2, None, "“kita” stands to the right of the last heading"),
        ([";mentor;a@v.example"], 2, "name", "the name is missing. Write"),
        (["x" * 81 + ";mentor;a@v.example"], 2, "name", "has 81 characters. Write a name of at most 80"),
        (["12345;mentor;a@v.example"], 2, "name", "is no name"),
        (["R?ta;mentor;a@v.example"], 2, "name", "letters have been lost in “R?ta”"),
        (["RÅ«ta KazlauskÄ—;mentor;a@v.example"], 2, "name", "Write Rūta Kazlauskė."),
        (["PaÄ¨Ä—sa;mentor;a@v.example"], 2, "name", "Write Pačėsa."),
        (["JonuÅ¡as;mentor;a@v.example"], 2, "name", "Write Jonušas."),
        (["Tomas;;a@v.example"], 2, "role", "the role is missing. Write mentor, mentee or coordinator"),
        (["Tomas;direktorius;a@v.example"], 2, "role", "“direktorius” is no role. Write mentor, mentee or"),
        (["Tomas;mentor + mente;a@v.example"], 2, "role", "“mente” is no role. Write mentee."),
        (["Tomas;mentor, mentee;a@v.example"], 2, "role", "“mentor, mentee” is no role"),
        (["Tomas;mentor;"], 2, "email", "the e-mail is missing. Write an address"),
        (["Tomas;mentor;a@v"], 2, "email", "“a@v” is no e-mail address. Write"),
        (["Tomas;mentor;tomas.v.example"], 2, "email", "is no e-mail address"),
        (["Tomas;mentor;a@b@v.example"], 2, "email", "is no e-mail address"),
        (["Rūta;mentor;rūta@v,example"], 2, "email", "Write ruta@v.example."),
        (["Tomas;mentor;a@v.example;ru"], 2, "language", "“ru” is no language of Pora. Write lt or en"),
        (["Tomas;mentor;a@v.example;;Paryžius"], 2, "zone", "“Paryžius” is no time zone. Write"),
        (["Tomas;mentor;a@v.example;;Europe/Viena"], 2, "zone", "Write Europe/Vienna."),
        (["Tomas;mentor;a@v.example;;;vadovas"], 2, "manager", "“vadovas” is no e-mail address"),
        (["Tomas;mentor;a@v.example;;;a@v.example"], 2, "manager", "their own manager"),
        (["Tomas;mentor;a@v.example;;;;;0"], 2, "capacity", "Write one from 1 to 9"),
        (["Tomas;mentor;a@v.example;;;;;10"], 2, "capacity", "Write one from 1 to 9"),
        (["Tomas;mentor;a@v.example;;;;;du"], 2, "capacity", "“du” is no number of places"),
        (["Tomas;mentor;a@v.example;;;;;²"], 2, "capacity", "no number"),
        ([f"{RUTA};;;;;2"], 2, "capacity", "only a mentor has places, and Rūta Kazlauskė is mentee"),
        ([TOMAS, TOMAS], 3, "email", "tomas@v.example is mentor in row 2 already"),
        ([TOMAS, "Tom;mentee;TOMAS@v.example"], 3, "name", "“Tom” for tomas@v.example is “Tomas Petr"),
        ([f"{RUTA};;;;ne@v.example"], 2, "mentor", "ne@v.example is not on the roster"),
        ([TOMAS, f"{RUTA};;;;tomass@v.example"], 3, "mentor", "Write tomas@v.example."),
        ([TOMAS, f"{RUTA};;;;Tomas Petrauskas"], 3, "mentor", "a name. Write the e-mail, tomas@v.example."),
        ([f"{RUTA};;;;ausra@v.example"], 2, "mentor", "Stankevičienė is coordinator in row 3, not mentor"),
        ([TOMAS, "Jonas;mentor;j@v.example;;;;tomas@v.example"], 3, "mentor", "only a mentee has a mentor"),
        (["Jonas;mentor+mentee;j@v.example;;;;j@v.example"], 2, "mentor", "their own mentor"),
        ([TOMAS, f"{RUTA};;;tomas@v.example;tomas@v.example"], 3, "mentor", "Tomas Petrauskas is the"),
        ([TOMAS + ";;;ruta@v.example", RUTA + ";;;;tomas@v.example"], 3, "mentor", "Rūta Kazlauskė is the m"),
        (
            [f"{TOMAS};;;;;1", f"{RUTA};;;;tomas@v.example", "Jonas;mentee;j@v.example;;;;tomas@v.example"],
            *(2, "capacity", "2 mentees name Tomas Petrauskas (rows 3, 4), not 1. Write 2, or give"),
        ),
    ],
)  # fmt: skip
def test_one_fault_names_its_row_and_column_and_what_would_be_right(
    rows: list[str], row: int, column: str | None, says: str
) -> None:
    (fault,) = faults_of(sheet(*rows, f"{AUSRA};;;;;"))
    assert (fault.row, fault.column) == (row, column)
    assert says in fault.message
    assert "Write " in fault.message or "Take " in fault.message or "Leave " in fault.message


def test_a_manager_who_stands_in_another_row_of_the_mentee_is_seen() -> None:
    rows = (TOMAS, f"{RUTA};;;;tomas@v.example", "Rūta Kazlauskė;mentorė;ruta@v.example;;;tomas@v.example")
    (fault,) = faults_of(sheet(AUSRA, *rows))
    assert (fault.row, fault.column) == (4, "mentor")


def test_a_mistyped_role_draws_no_further_faults() -> None:
    rows = (
        "Tomas;mentoriuss;tomas@v.example;;;;;1",
        f"{RUTA};;;;tomas@v.example",
        "Aušra;kordinatorė;a@v.example",
    )
    found = faults_of(sheet(*rows))
    assert [(fault.row, fault.column) for fault in found] == [(2, "role"), (4, "role")]


def test_nothing_is_concluded_from_a_role_that_means_nothing() -> None:
    (fault,) = faults_of(sheet("Tomas;xyz;tomas@v.example;;;;;1", f"{RUTA};;;;tomas@v.example"))
    assert (fault.row, fault.column) == (2, "role")


def test_a_mistyped_role_counts_as_the_one_it_is_near() -> None:
    found = faults_of(sheet("Tomas;ugditinis;tomas@v.example", f"{RUTA};;;;tomas@v.example"))
    assert [(fault.row, fault.column) for fault in found] == [(None, None), (2, "role"), (3, "mentor")]


def test_a_programme_needs_a_coordinator() -> None:
    (fault,) = faults_of(sheet(TOMAS))
    assert (fault.row, fault.column) == (None, None)
    assert "nobody on the roster is a coordinator. Write coordinator" in fault.message


def test_a_language_the_programme_does_not_speak() -> None:
    text = (EXAMPLES / "programme.toml").read_text(encoding="utf-8").replace('["lt", "en"]', '["lt"]')
    programme = read_programme(text.encode(), "programme.toml").value
    (fault,) = faults_of(EXAMPLE, programme=programme)
    assert (fault.row, fault.column) == (10, "kalba")
    assert "Write lt, or add en to its languages" in fault.message


def test_missing_and_doubled_columns() -> None:
    found = faults_of("nane;Vaidmuo;role\nJonas;mentor;mentor\n")
    assert "\n".join(str(fault) for fault in found) == (
        "roster.csv, row 1: there is no column for the name. Write name or vardas instead of “nane”.\n"
        "roster.csv, row 1: there is no column for the e-mail. Write its heading, email or el. paštas.\n"
        "roster.csv, row 1, column “role”: this is the same column as “Vaidmuo”. "
        "Take one out, or give it another heading."
    )


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\r\n;;;\r\n", b"sep=;\r\n"])
def test_an_empty_file_is_told_what_to_hold(data: bytes) -> None:
    (fault,) = faults_of(data)
    assert "the file is empty. Write a row of headings (name or vardas, role or vaidmuo" in fault.message


def test_headings_alone_are_no_roster() -> None:
    (fault,) = faults_of(HEADINGS)
    assert "nobody under the headings" in fault.message


def test_faults_come_all_at_once_by_row_and_then_by_the_file_s_columns() -> None:
    text = sheet(
        "ru;tomas@v;direktorius;",
        ";ausra@v.example;koordinatorė;Aušra",
        "lt;;mentor;Jonas",
        headings="language;email;role;name",
    )
    assert [(fault.row, fault.column) for fault in faults_of(text)] == [
        *((2, "language"), (2, "email"), (2, "role"), (2, "name")),
        (4, "email"),
    ]


def test_the_name_of_a_workbook_is_no_sheet() -> None:
    (fault,) = faults_of(b"PK\x03\x04" + b"\x00" * 50)
    assert "this is an Excel workbook, not text" in fault.message
    assert "CSV UTF-8" in fault.message


@pytest.mark.parametrize("encoding", ["cp775", "cp1250", "utf-16-le", "utf-32"])
def test_another_encoding_is_refused_as_a_whole(encoding: str) -> None:
    (fault,) = faults_of(EXAMPLE.encode(encoding, errors="replace"))
    assert (fault.row, fault.column) == (None, None)
    assert "CSV UTF-8" in fault.message


def test_utf_8_with_one_broken_letter_is_not_taken_for_windows_1257() -> None:
    data = EXAMPLE.encode().replace(b"Emily", b"Emil\xff", 1)
    (fault,) = faults_of(data)
    assert "the letters cannot be read" in fault.message


@pytest.mark.parametrize(
    "data",
    [
        "Rūta".encode("cp775"),  # a sign within the word
        "Kazlauskė".encode("cp775"),  # a capital within the word
        "Šarka".encode() + b";\xff",  # two signs for one letter
        b"Tomas\x8a",  # no letter of Windows-1257
    ],
)
def test_each_sign_of_a_wrong_encoding_is_seen(data: bytes) -> None:
    before = b"name;role;email\nMilda Kairys;coordinator;m@v.example\n"
    assert not faults_of(before)
    (fault,) = faults_of(before + data + b";mentor;a@v.example")
    assert "the letters cannot be read" in fault.message


def test_capitals_and_foreign_names_in_windows_1257_are_read() -> None:
    text = sheet("ŠARŪNAS ČĖSNA;mentorius;s@v.example", "Jürgen Łukasz Åse Ģirts;mentor;j@v.example", AUSRA)
    assert [found.name for found in roster_of(text.encode("cp1257")).people][:2] == [
        "ŠARŪNAS ČĖSNA",
        "Jürgen Łukasz Åse Ģirts",
    ]


@pytest.mark.parametrize("cell", ['"Tomas" Petrauskas', '"Tomas'])
def test_quotes_that_do_not_match_are_told_with_their_row(cell: str) -> None:
    (fault,) = faults_of(sheet("", AUSRA, f"{cell};mentor;t@v.example"))
    assert fault.row == 4
    assert "quotation marks do not match" in fault.message


def test_a_file_of_another_size_is_refused() -> None:
    assert "larger than 2 MB" in faults_of(b"a" * 2_000_001)[0].message
    many = sheet(*(f"Jonas;mentor;j{number}@v.example" for number in range(5001)))
    assert "more than 5000 rows" in faults_of(many)[0].message
