import pytest
from hypothesis import given
from hypothesis import strategies as st

from synth.text.dates import find_dates, month_comes_first, read_dates

TWO_DIGITS = {"35": 2035, "36": 1993, "79": 2036, "80": 1980}
"""Christian up to 35 and from 80 on, Buddhist between them."""


@pytest.mark.parametrize(
    ("text", "iso_start", "iso_end", "certain"),
    [
        ("รายงานปิดโครงการ26 ธันวาคม 2564", "2021-12-26", "2021-12-26", True),  # glued to other words
        ("26\nธันวาคม 2564รายงานจากพื้นที่", "2021-12-26", "2021-12-26", True),
        ("1๕ มีนาคม ๒๕61 เวลา 1๐.00", "2018-03-15", "2018-03-15", True),  # mixed digits
        ("วันที่ 4 ธ.ค.2562", "2019-12-04", "2019-12-04", True),
        ("๒๖-๒๗ ธันวาคม พ.ศ. ๒๕๖๔", "2021-12-26", "2021-12-27", True),
        ("วันที่ 3 ถึงวันที่ 5 มีนาคม 2565", "2022-03-03", "2022-03-05", True),
        ("26 December 2021", "2021-12-26", "2021-12-26", True),
        ("26/12/2564", "2021-12-26", "2021-12-26", True),
        ("2021-12-26", "2021-12-26", "2021-12-26", True),
        ("28 ธันวาคม 2564 - 2 มกราคม 2565", "2021-12-28", "2022-01-02", True),
        ("28 ธ.ค. - 2 ม.ค. 2565", "2021-12-28", "2022-01-02", True),
        ("December 26-27, 2021", "2021-12-26", "2021-12-27", True),
        ("2021/12/26", "2021-12-26", "2021-12-26", True),
        ("26, 27 ธันวาคม 2564", "2021-12-26", "2021-12-27", True),
        ("26 Dec 21", "2021-12-26", "2021-12-26", False),
        ("26/12/64", "2021-12-26", "2021-12-26", False),
        ("26/12/21", "2021-12-26", "2021-12-26", False),
        ("12/26/2021", "2021-12-26", "2021-12-26", False),
        ("เดือนธันวาคม 2564", "2021-12-01", "2021-12-31", False),
        ("(30 พ.ค. 61)", "2018-05-30", "2018-05-30", False),
        ("26 ธันวาคม ค.ศ. 2564", "2021-12-26", "2021-12-26", False),
        # parted by dashes, strokes and full stops
        ("ประชุม 9-ส.ค.-2566", "2023-08-09", "2023-08-09", True),
        ("9/ส.ค./66", "2023-08-09", "2023-08-09", False),
        ("9-Aug-2023", "2023-08-09", "2023-08-09", True),
        ("ส.ค. 9, 2566", "2023-08-09", "2023-08-09", True),
        # misspelt, or as it is said
        ("4 กรกฏาคม 2566", "2023-07-04", "2023-07-04", True),
        ("4 กุมพาพันธ์ ๒๕๖๖", "2023-02-04", "2023-02-04", True),
        ("๔ พฤษจิกายน 2566", "2023-11-04", "2023-11-04", True),
        ("วันที่ 4 เมษยน 2566", "2023-04-04", "2023-04-04", True),
        ("4 ธันวา 66", "2023-12-04", "2023-12-04", False),
        ("ตลอดเดือนกรกฏาคม 2566", "2023-07-01", "2023-07-31", False),
        # as machines and hurried people write them
        ("06/17/2559 06:56 ก่อนเที่ยง", "2016-06-17", "2016-06-17", False),
        ("15กค65", "2022-07-15", "2022-07-15", False),
        ("12 มิย 2565", "2022-06-12", "2022-06-12", True),
        ("29 กุมภาพันธ์ 2567", "2024-02-29", "2024-02-29", True),
        # the era in full, or in English
        ("๔ เดือนมีนาคม พุทธศักราช ๒๕๖๖", "2023-03-04", "2023-03-04", True),
        ("4 มีนาคม คริสตศักราช 2023", "2023-03-04", "2023-03-04", True),
        ("4 March B.E. 2566", "2023-03-04", "2023-03-04", True),
        # days that are listed, and ranges
        ("วันที่ 4, 11 และ 18 มีนาคม 2566", "2023-03-04", "2023-03-18", True),
        ("4-5 , 9 มีนาคม 2566", "2023-03-04", "2023-03-09", True),
        ("30 มี.ค. และ 2 เม.ย. 2566", "2023-03-30", "2023-04-02", True),
        ("มกราคม–มีนาคม 2568", "2025-01-01", "2025-03-31", False),
        ("ตุลาคม 2566 – กันยายน 2567", "2023-10-01", "2024-09-30", False),
        ("เดือนพ.ย. ถึงเดือนก.พ. 2568", "2024-11-01", "2025-02-28", False),
        ("12 มี.ค. - เม.ย. 2567", "2024-04-01", "2024-04-30", False),
        ("4/3/2566 - 6/3/2566", "2023-03-04", "2023-03-06", True),
        # years of two digits
        ("23 ม.ค 47", "2004-01-23", "2004-01-23", False),
        ("23 ม.ค. 21", "2021-01-23", "2021-01-23", False),
        ("5/3/99", "1999-03-05", "1999-03-05", False),
        ("26 Dec 64", "2021-12-26", "2021-12-26", False),
        *((f"1/2/{year}", f"{read}-02-01", f"{read}-02-01", False) for year, read in TWO_DIGITS.items()),
        ("5/13/2567", "2024-05-13", "2024-05-13", False),  # there is no thirteenth month
        ("5 Sept 2024", "2024-09-05", "2024-09-05", True),
    ],
)
def test_reads_a_date_as_notes_write_it(text, iso_start, iso_end, certain):
    [date] = find_dates(text).to_dict("records")
    assert (date["iso_start"], date["iso_end"], date["uncertain"] == "") == (iso_start, iso_end, certain)


@pytest.mark.parametrize(
    "text",
    [
        "31 กุมภาพันธ์ 2564",
        "29 ก.พ. 2566",
        "โทร 081-23-4567",
        "ข้อ 5",
        "เวลา 10.00 น.",
        "",
        "may 5",
        "วันที่ 3 กรรมการ 15 คน",
        "ตัวแทน 5 สมาชิก 2566",
    ],
)
def test_no_date_where_there_is_none(text):
    assert find_dates(text).empty


@given(st.text(alphabet="0123456789๐๑๒๓๔ /.-ธันวาคมพ.ศ\n", max_size=60))
def test_offsets_lie_in_the_text_and_do_not_overlap(text):
    end = 0
    for date in find_dates(text).itertuples():
        assert end <= date.start < date.end <= len(text)
        assert date.iso_start <= date.iso_end
        end = date.end


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        (["3/4/2024", "3/25/2024"], True),  # one decides for all
        (["3/4/2567", "25/3/2567", "3/25/2567"], False),  # two orders: the Thai one
        (["11/2/2023", "12/1/2023", "1/5/2024"], True),  # in order, as forms are sent, only month first
        (["1/2/2024", "2/3/2024", "3/4/2024"], False),  # in order in both ways
        (["2 มี.ค. 2567", ""], False),
        ([], False),
    ],
)
def test_the_order_of_a_whole_column(column, expected):
    assert month_comes_first(column) is expected


def test_a_month_first_only_in_figures():
    assert read_dates("3/4/2024 และ 5 มีนาคม 2567", month_first=True)[0][2] == "2024-03-04"
    assert read_dates("5 มีนาคม 2567", month_first=True)[0][2] == "2024-03-05"
