"""A large report: small enough to open, and every number of it leads to its statements in the page beside it."""

import re
from collections import Counter

import pytest

from synth.report.blocks import Entry, Heading, Table
from synth.report.contents import Contents
from synth.report.formats.apart import MOST_ENTRIES, MOST_ROWS, PAGE, STATEMENTS, divided
from synth.report.wording import Wording
from waiting import expect

MEGABYTE = 1_000_000


@pytest.fixture(scope="module")
def pages(large_report):
    return {name: (large_report / name).read_text(encoding="utf-8") for name in (PAGE, STATEMENTS)}


def test_a_small_study_is_one_file(report):
    assert not (report / STATEMENTS).exists()
    assert STATEMENTS not in (report / PAGE).read_text(encoding="utf-8")


@pytest.mark.long
def test_the_page_of_a_large_study_does_not_grow_with_its_statements(pages):
    assert pages[PAGE].count('class="entry"') == 0
    assert pages[STATEMENTS].count('class="entry"') > MOST_ENTRIES
    drawn = sum(map(len, re.findall("<svg.*?</svg>", pages[PAGE], flags=re.DOTALL)))
    assert len(pages[PAGE].encode()) - drawn < 1.2 * MEGABYTE  # of which the font is a quarter
    assert drawn < 1.5 * MEGABYTE


@pytest.mark.long
def test_every_way_arrives(pages):
    places = {name: set(re.findall(r'\bid="([^"]+)"', page)) for name, page in pages.items()}
    lists = len(re.search(r'id="lists">(.*?)</script>', pages[STATEMENTS])[1].split('", "'))
    places[STATEMENTS] |= {f"l{n}" for n in range(lists)}
    for name, page in pages.items():
        for file, anchor in re.findall(r'href="([^"#]*)#([^"]*)"', page):
            assert anchor in places[file or name], (name, file, anchor)
    assert f'href="{PAGE}"' in pages[STATEMENTS]
    assert f'href="{STATEMENTS}"' in pages[PAGE]


@pytest.mark.long
def test_no_statement_is_there_twice_or_missing(pages):
    numbers = Counter(re.findall(r'class="entry" id="s(\d+)"', pages[STATEMENTS]))
    assert set(numbers.values()) == {1}
    assert sorted(map(int, numbers)) == list(range(1, len(numbers) + 1))


@pytest.mark.long
def test_a_long_table_without_counts_is_cut_and_says_where_it_is_whole(pages):
    table = re.search(r'id="table-disagreements">.*?</figure>', pages[PAGE], flags=re.DOTALL)[0]
    assert table.count("<tr") == MOST_ROWS + 1
    assert "tables.xlsx" in table


@pytest.mark.parametrize("rows", [MOST_ROWS, MOST_ROWS + 1, 3 * MOST_ROWS])
def test_of_a_long_table_with_counts_the_sum_stays_and_every_way_is_that_of_its_row(rows):
    cells = [[f"โครงการ {n}", n] for n in range(rows - 1)] + [["รวม", rows]]
    told = {"strong": frozenset({rows - 1}), "marked": frozenset({(0, 1), (rows - 1, 1)})}
    ways = {(n, 1): (n + 1,) for n in range(rows)}
    table = Table("projects", "", ["", ""], ["text", "count"], cells, links={}, behind=ways, **told)
    entries = [Entry(n, "", "", "") for n in range(MOST_ENTRIES + 1)]
    statements = Heading("", 1, "statements")
    report, _ = divided(Contents("", (), (table, statements, *entries), {}), Wording("th"))
    shown = report.tables[0]
    assert len(shown.rows) == min(rows, MOST_ROWS + 1)
    assert shown.rows[-1] == ["รวม", rows]
    assert shown.strong == {len(shown.rows) - 1}
    assert shown.marked == {(0, 1), (len(shown.rows) - 1, 1)}
    assert all(
        shown.rows[row][1] + (row not in shown.strong) == to[0] for (row, _), to in shown.behind.items()
    )
    assert len(shown.behind) == len(shown.rows)


@pytest.mark.browser
def test_from_a_number_to_exactly_its_statements_beside(browser, large_report):
    page, asked, errors = browser.new_page(), [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    for table in ("sources", "themes", "theme_1", "crossing_1", "sections", "pairs", "agreement"):
        page.goto((large_report / PAGE).as_uri())
        link = page.locator(f"#table-{table} a[data-refs]", has_text=re.compile(r"^[\d,]+\*?$")).first
        counted = int(link.inner_text().strip("*").replace(",", ""))
        link.click()
        page.wait_for_url(f"**/{STATEMENTS}#l*")
        expect(page.locator(".entry:visible"), table).to_have_count(counted)
        page.locator(".chosen button").click()
        expect(page.locator(".entry:visible").nth(MOST_ENTRIES)).to_be_visible()
    assert {url.partition("#")[0] for url in asked if not url.startswith("data:")} == {
        (large_report / name).as_uri() for name in (PAGE, STATEMENTS)
    }
    assert errors == []
    page.close()


@pytest.mark.browser
def test_from_a_quote_to_its_place_in_the_source_and_back(browser, large_report):
    page = browser.new_page()
    page.goto((large_report / PAGE).as_uri())
    said = page.locator("blockquote p").first.inner_text().strip("“”")
    page.locator("blockquote footer a").first.click()
    expect(page.locator(".entry:target .said")).to_have_text(said)
    page.locator(".entry:target a").click()
    expect(page.locator("mark:target")).to_have_text(said)
    page.locator("header a").click()
    expect(page).to_have_url((large_report / PAGE).as_uri())
    page.locator("p.behind a", has_text="อีก").first.click()  # more than can be listed: all of them
    page.wait_for_url(f"**/{STATEMENTS}#l*")
    assert page.locator(".entry:visible").count() > 20
    page.close()
