import pytest

from synth.corpus.layout.markers import markers_of


@pytest.mark.parametrize(
    ("lines", "numbers"),
    [
        (["1.1 ผู้นำ", "1.2 ทีม", "2.5 ล้านบาทที่ได้มา"], ["1.1", "1.2", ""]),
        (["1 ที่มา", "1.1 น้ำท่วม", "1.2 ย้ายบ้าน", "2 ผล", "2.1 คนกลับมา"], ["1", "1.1", "1.2", "2", "2.1"]),
        (["๒ ผล", "๒.๑ คนกลับมา"], ["2", "2.1"]),
        (["2 ผล", "2.1 คนกลับมา", "2 คนมาช้า", "3 คนไม่มา"], ["2", "2.1", "", ""]),
        (["3 คนไม่มา", "2 ผล", "เล่าก่อน", "2.1 คนกลับมา"], ["", "2", "", "2.1"]),
        (["2.5 ล้านบาท", "5 ล้านบาท"], ["", ""]),
        (["ก. ผู้นำ", "ข. ทีม"], ["ก", "ข"]),
        (["ค. เล่าว่าน้ำแห้ง"], [""]),
    ],
)
def test_numbers_are_markers_where_their_neighbours_stand(lines, numbers):
    assert [marker.number for marker in markers_of(lines)] == numbers
