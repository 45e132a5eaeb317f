/// The public holidays that were announced, 2017-2026.
///
/// A line is a date, its kind (a case of `Holiday.Kind`), the other day of a swap, a name and a
/// source. "Independent list" means that the day was checked against a second published list of
/// holidays; "statute" that the Labour Code fixes it.
enum AnnouncedHolidays {
  static let years = 2017...2026

  /// The days of the table, ascending.
  static let days: [Holiday] = table.split(separator: "\n").map { line in
    let fields = line.split(separator: "|", omittingEmptySubsequences: false)
    guard fields.count == 5, let date = CivilDate(fields[0]),
      let kind = Holiday.Kind(rawValue: String(fields[1]))
    else { preconditionFailure("the holiday table has a bad line: \(line)") }
    return Holiday(
      date: date, kind: kind, pair: CivilDate(fields[2]), name: String(fields[3]),
      source: String(fields[4]))
  }

  private static let table = """
    2017-01-01|weekend||Ngày lễ trùng ngày nghỉ|statute, lunar calendar
    2017-01-02|compensation||Tết Dương lịch (nghỉ bù CN 1/1)|independent list
    2017-01-26|holiday||Tết Nguyên đán|independent list
    2017-01-27|holiday||Tết Nguyên đán|independent list
    2017-01-28|weekend||Ngày lễ trùng ngày nghỉ|statute, lunar calendar
    2017-01-29|weekend||Ngày lễ trùng ngày nghỉ|statute, lunar calendar
    2017-01-30|holiday||Tết Nguyên đán|independent list
    2017-01-31|holiday||Tết Nguyên đán|independent list
    2017-02-01|holiday||Tết Nguyên đán|independent list
    2017-04-06|holiday||Giỗ Tổ Hùng Vương (10/3 ÂL)|computed
    2017-04-30|weekend||Ngày lễ trùng ngày nghỉ|statute, lunar calendar
    2017-05-01|holiday||Quốc tế Lao động|statute
    2017-05-02|compensation||30/4 (nghỉ bù CN 30/4)|independent list
    2017-09-02|weekend||Ngày lễ trùng ngày nghỉ|statute, lunar calendar
    2017-09-04|compensation||Quốc khánh (nghỉ bù T7 2/9)|found: thcslockhanh
    2018-01-01|holiday||Tết Dương lịch|statute
    2018-02-14|holiday||Tết Nguyên đán|independent list
    2018-02-15|holiday||Tết Nguyên đán|independent list
    2018-02-16|holiday||Tết Nguyên đán|independent list
    2018-02-17|weekend||Ngày lễ trùng ngày nghỉ|statute, lunar calendar
    2018-02-18|weekend||Ngày lễ trùng ngày nghỉ|statute, lunar calendar
    2018-02-19|holiday||Tết Nguyên đán|independent list
    2018-02-20|holiday||Tết Nguyên đán|independent list
    2018-04-25|holiday||Giỗ Tổ Hùng Vương (10/3 ÂL)|computed
    2018-04-30|holiday||30/4 và 1/5|statute
    2018-05-01|holiday||30/4 và 1/5|statute
    2018-09-02|weekend||Ngày lễ trùng ngày nghỉ|statute, lunar calendar
    2018-09-03|compensation||Quốc khánh (nghỉ bù CN 2/9)|independent list
    2018-12-31|swapOff|2019-01-05|Tết Dương lịch 2019 (hoán đổi)|independent list
    2019-01-01|holiday||Tết Dương lịch|statute
    2019-01-05|swapWork|2018-12-31|Ngày làm bù|see matching swap_off
    2019-02-04|holiday||Tết Nguyên đán|independent list
    2019-02-05|holiday||Tết Nguyên đán|independent list
    2019-02-06|holiday||Tết Nguyên đán|independent list
    2019-02-07|holiday||Tết Nguyên đán|independent list
    2019-02-08|holiday||Tết Nguyên đán|independent list
    2019-04-14|weekend||Ngày lễ trùng ngày nghỉ|statute, lunar calendar
    2019-04-15|compensation||Giỗ Tổ (nghỉ bù CN 14/4)|computed
    2019-04-29|swapOff|2019-05-04|30/4-1/5 (hoán đổi)|independent list
    2019-04-30|holiday||30/4 và 1/5|statute
    2019-05-01|holiday||30/4 và 1/5|statute
    2019-05-04|swapWork|2019-04-29|Ngày làm bù|see matching swap_off
    2019-09-02|holiday||Quốc khánh|statute
    2020-01-01|holiday||Tết Dương lịch|statute
    2020-01-23|holiday||Tết Nguyên đán|found: socongthuong.daklak.gov.vn
    2020-01-24|holiday||Tết Nguyên đán|found: socongthuong.daklak.gov.vn
    2020-01-25|weekend||Ngày lễ trùng ngày nghỉ|statute, lunar calendar
    2020-01-26|weekend||Ngày lễ trùng ngày nghỉ|statute, lunar calendar
    2020-01-27|holiday||Tết Nguyên đán|found: socongthuong.daklak.gov.vn
    2020-01-28|holiday||Tết Nguyên đán|found: socongthuong.daklak.gov.vn
    2020-01-29|holiday||Tết Nguyên đán|found: socongthuong.daklak.gov.vn
    2020-04-02|holiday||Giỗ Tổ Hùng Vương (10/3 ÂL)|computed
    2020-04-30|holiday||30/4 và 1/5|statute
    2020-05-01|holiday||30/4 và 1/5|statute
    2020-09-02|holiday||Quốc khánh|statute
    2021-01-01|holiday||Tết Dương lịch|statute
    2021-02-10|holiday||Tết Nguyên đán|found: hanoimoi.vn 498925
    2021-02-11|holiday||Tết Nguyên đán|found: hanoimoi.vn 498925
    2021-02-12|holiday||Tết Nguyên đán|found: hanoimoi.vn 498925
    2021-02-13|weekend||Ngày lễ trùng ngày nghỉ|statute, lunar calendar
    2021-02-14|weekend||Ngày lễ trùng ngày nghỉ|statute, lunar calendar
    2021-02-15|holiday||Tết Nguyên đán|found: hanoimoi.vn 498925
    2021-02-16|holiday||Tết Nguyên đán|found: hanoimoi.vn 498925
    2021-04-21|holiday||Giỗ Tổ Hùng Vương (10/3 ÂL)|computed
    2021-04-30|holiday||30/4|statute
    2021-05-01|weekend||Ngày lễ trùng ngày nghỉ|statute, lunar calendar
    2021-05-03|compensation||1/5 (nghỉ bù T7)|independent list
    2021-09-02|holiday||Quốc khánh|found: hanoimoi.vn 498925 (4 ngày)
    2021-09-03|holiday||Quốc khánh|found: hanoimoi.vn 498925 (4 ngày)
    2022-01-01|weekend||Ngày lễ trùng ngày nghỉ|statute, lunar calendar
    2022-01-03|compensation||Tết Dương lịch (nghỉ bù T7 1/1)|independent list
    2022-01-31|holiday||Tết Nguyên đán|found: kinhtemoitruong.vn (CV 245/VPCP; 5+4 ngày)
    2022-02-01|holiday||Tết Nguyên đán|found: kinhtemoitruong.vn (CV 245/VPCP; 5+4 ngày)
    2022-02-02|holiday||Tết Nguyên đán|found: kinhtemoitruong.vn (CV 245/VPCP; 5+4 ngày)
    2022-02-03|holiday||Tết Nguyên đán|found: kinhtemoitruong.vn (CV 245/VPCP; 5+4 ngày)
    2022-02-04|holiday||Tết Nguyên đán|found: kinhtemoitruong.vn (CV 245/VPCP; 5+4 ngày)
    2022-04-10|weekend||Ngày lễ trùng ngày nghỉ|statute, lunar calendar
    2022-04-11|compensation||Giỗ Tổ (nghỉ bù CN 10/4)|computed
    2022-04-30|weekend||Ngày lễ trùng ngày nghỉ|statute, lunar calendar
    2022-05-01|weekend||Ngày lễ trùng ngày nghỉ|statute, lunar calendar
    2022-05-02|compensation||30/4 và 1/5 (nghỉ bù T7, CN)|independent list
    2022-05-03|compensation||30/4 và 1/5 (nghỉ bù T7, CN)|independent list
    2022-09-01|holiday||Quốc khánh|independent list
    2022-09-02|holiday||Quốc khánh|independent list
    2023-01-01|weekend||Ngày lễ trùng ngày nghỉ|statute, lunar calendar
    2023-01-02|compensation||Tết Dương lịch (nghỉ bù CN 1/1)|found: 118.69.84.237 tư vấn
    2023-01-20|holiday||Tết Nguyên đán|found: kiemtientuweb.com citing CV 8056/VPCP-KGVX
    2023-01-21|weekend||Ngày lễ trùng ngày nghỉ|statute, lunar calendar
    2023-01-22|weekend||Ngày lễ trùng ngày nghỉ|statute, lunar calendar
    2023-01-23|holiday||Tết Nguyên đán|found: kiemtientuweb.com citing CV 8056/VPCP-KGVX
    2023-01-24|holiday||Tết Nguyên đán|found: kiemtientuweb.com citing CV 8056/VPCP-KGVX
    2023-01-25|holiday||Tết Nguyên đán|found: kiemtientuweb.com citing CV 8056/VPCP-KGVX
    2023-01-26|holiday||Tết Nguyên đán|found: kiemtientuweb.com citing CV 8056/VPCP-KGVX
    2023-04-29|weekend||Ngày lễ trùng ngày nghỉ|statute, lunar calendar
    2023-04-30|weekend||Ngày lễ trùng ngày nghỉ|statute, lunar calendar
    2023-05-01|holiday||1/5|statute
    2023-05-02|compensation||Giỗ Tổ T7 29/4 và 30/4 CN (nghỉ bù)|found: phunusuckhoe24h.com
    2023-05-03|compensation||Giỗ Tổ T7 29/4 và 30/4 CN (nghỉ bù)|found: phunusuckhoe24h.com
    2023-09-01|holiday||Quốc khánh|found: kiemtientuweb.com
    2023-09-02|weekend||Ngày lễ trùng ngày nghỉ|statute, lunar calendar
    2023-09-04|compensation||Quốc khánh (nghỉ bù T7 2/9)|found: kiemtientuweb.com
    2024-01-01|holiday||Tết Dương lịch|statute
    2024-02-08|holiday||Tết Nguyên đán|independent list
    2024-02-09|holiday||Tết Nguyên đán|independent list
    2024-02-10|weekend||Ngày lễ trùng ngày nghỉ|statute, lunar calendar
    2024-02-11|weekend||Ngày lễ trùng ngày nghỉ|statute, lunar calendar
    2024-02-12|holiday||Tết Nguyên đán|independent list
    2024-02-13|holiday||Tết Nguyên đán|independent list
    2024-02-14|holiday||Tết Nguyên đán|independent list
    2024-04-18|holiday||Giỗ Tổ Hùng Vương (10/3 ÂL)|computed
    2024-04-29|swapOff|2024-05-04|30/4-1/5 (hoán đổi)|independent list
    2024-04-30|holiday||30/4 và 1/5|statute
    2024-05-01|holiday||30/4 và 1/5|statute
    2024-05-04|swapWork|2024-04-29|Ngày làm bù|see matching swap_off
    2024-09-02|holiday||Quốc khánh|independent list
    2024-09-03|holiday||Quốc khánh|independent list
    2025-01-01|holiday||Tết Dương lịch|statute
    2025-01-27|holiday||Tết Nguyên đán|found: tet-amlich.com
    2025-01-28|holiday||Tết Nguyên đán|found: tet-amlich.com
    2025-01-29|holiday||Tết Nguyên đán|found: tet-amlich.com
    2025-01-30|holiday||Tết Nguyên đán|found: tet-amlich.com
    2025-01-31|holiday||Tết Nguyên đán|found: tet-amlich.com
    2025-04-07|holiday||Giỗ Tổ Hùng Vương (10/3 ÂL)|computed
    2025-04-26|swapWork|2025-05-02|Ngày làm bù|see matching swap_off
    2025-04-30|holiday||30/4 và 1/5|statute
    2025-05-01|holiday||30/4 và 1/5|statute
    2025-05-02|swapOff|2025-04-26|30/4-1/5 (hoán đổi)|found: tet-amlich.com
    2025-09-01|holiday||Quốc khánh|found: tet-amlich.com
    2025-09-02|holiday||Quốc khánh|found: tet-amlich.com
    2026-01-01|holiday||Tết Dương lịch|statute
    2026-01-02|swapOff|2026-01-10|Tết Dương lịch 2026 (hoán đổi)|found: 24h.com.vn 26/12/2025
    2026-01-10|swapWork|2026-01-02|Ngày làm bù|see matching swap_off
    2026-02-16|holiday||Tết Nguyên đán|found: congan.com.vn; vietnammedia.vnanet.vn
    2026-02-17|holiday||Tết Nguyên đán|found: congan.com.vn; vietnammedia.vnanet.vn
    2026-02-18|holiday||Tết Nguyên đán|found: congan.com.vn; vietnammedia.vnanet.vn
    2026-02-19|holiday||Tết Nguyên đán|found: congan.com.vn; vietnammedia.vnanet.vn
    2026-02-20|holiday||Tết Nguyên đán|found: congan.com.vn; vietnammedia.vnanet.vn
    2026-04-26|weekend||Ngày lễ trùng ngày nghỉ|statute, lunar calendar
    2026-04-27|compensation||Giỗ Tổ (nghỉ bù CN 26/4)|computed
    2026-04-30|holiday||30/4 và 1/5|statute
    2026-05-01|holiday||30/4 và 1/5|statute
    2026-08-22|swapWork|2026-08-31|Ngày làm bù|approved plan, thanhnien.vn 13/1/2026
    2026-08-31|swapOff|2026-08-22|Quốc khánh 2026 (hoán đổi)|approved plan, thanhnien.vn 13/1/2026
    2026-09-01|holiday||Quốc khánh|statute
    2026-09-02|holiday||Quốc khánh|statute
    """
}
