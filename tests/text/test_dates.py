import pytest
from hypothesis import given
from hypothesis import strategies as st

from synth.text.dates import find_dates


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
    ],
)
def test_reads_a_date_as_notes_write_it(text, iso_start, iso_end, certain):
    [date] = find_dates(text).to_dict("records")
    assert (date["iso_start"], date["iso_end"], date["uncertain"] == "") == (iso_start, iso_end, certain)


@pytest.mark.parametrize("text", ["31 กุมภาพันธ์ 2564", "โทร 081-23-4567", "ข้อ 5", "เวลา 10.00 น.", "", "may 5"])
def test_no_date_where_there_is_none(text):
    assert find_dates(text).empty


@given(st.text(alphabet="0123456789๐๑๒๓๔ /.-ธันวาคมพ.ศ\n", max_size=60))
def test_offsets_lie_in_the_text_and_do_not_overlap(text):
    end = 0
    for date in find_dates(text).itertuples():
        assert end <= date.start < date.end <= len(text)
        assert date.iso_start <= date.iso_end
        end = date.end
