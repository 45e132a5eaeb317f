/// The number that ASCII digits spell, or `nil` when another byte is among them.
func number(_ digits: ArraySlice<UInt8>) -> Int? {
  var value = 0
  for digit in digits {
    guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
    value = value * 10 + Int(digit - UInt8(ascii: "0"))
  }
  return value
}

/// A number of 0...99 in two digits.
func twoDigits(_ value: Int) -> String {
  value < 10 ? "0\(value)" : String(value)
}
