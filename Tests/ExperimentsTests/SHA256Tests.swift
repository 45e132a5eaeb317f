import Experiments
import Testing

@Suite("SHA-256")
struct SHA256Tests {
  @Test(
    "gives the digests of FIPS 180-4 and its examples",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
    ])
  func givesTheDigestsOfTheStandard(text: String, digest: String) {
    var hash = SHA256()
    hash.update(text.utf8)
    #expect(hash.hexadecimal == digest)
  }

  @Test("of a hundred thousand bytes that come in pieces is that of the whole")
  func piecesMakeTheWhole() {
    var pieces = SHA256()
    for length in 0..<447 { pieces.update(repeatElement(0x61, count: length)) }
    pieces.update(repeatElement(0x61, count: 100_000 - 447 * 446 / 2))
    // printf 'a%.0s' {1..100000} | sha256sum
    #expect(
      pieces.hexadecimal == "6d1cf22d7cc09b085dfc25ee1a1f3ae0265804c607bc2074ad253bcc82fd81ee")
  }
}
