import ArgumentParser
import Wording

/// A text of help in the language of the process.
///
/// Configurations and options are made once, before arguments are parsed, so help cannot wait for the
/// option `--locale`: the process looks for it, and at the environment, before all else.
func words(_ english: String, vi vietnamese: String) -> String {
  Bilingual(english, vi: vietnamese)[.ofProcess]
}

extension ArgumentHelp {
  /// What help says of an argument or an option, in the language of the process.
  init(_ english: String, vi vietnamese: String, valueName: String? = nil) {
    self.init(words(english, vi: vietnamese), valueName: valueName)
  }
}
