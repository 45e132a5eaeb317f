extension Scenario {
  /// The scenario as bytes: each file that was read, by path, in order of the paths.
  ///
  /// Equal bytes mean the same scenario; line ends and a byte order mark do not count.
  public var canonicalBytes: [UInt8] {
    files.sorted { $0.path < $1.path }.flatMap { file in
      let text = file.bytes.dropByteOrderMark.filter { $0 != 0x0D }
      return Array("\(file.path)\n\(text.count)\n".utf8) + text + [0x0A]
    }
  }
}
