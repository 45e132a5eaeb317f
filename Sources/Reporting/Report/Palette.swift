/// Colours that are told apart by colour-blind eyes, on light and on dark paper, after Okabe and Ito.
///
/// Each has a contrast of 3 and more against its paper; symbols and dashes differ as well.
enum Palette {
  private static let colours = [
    ("#4a525c", "#b4bcc6"), ("#0072b2", "#5ab4ee"), ("#c04e00", "#ff9457"), ("#007d5c", "#3fcf9f"),
    ("#a8558a", "#e79cc8"), ("#8a6d00", "#e6c229"), ("#2c8cbf", "#8fd3f7"), ("#7a4a2a", "#d2a27f"),
  ]

  static let count = colours.count

  /// On white paper.
  static func light(_ place: Int) -> String { colours[place % count].0 }

  /// On dark paper.
  static func dark(_ place: Int) -> String { colours[place % count].1 }
}
