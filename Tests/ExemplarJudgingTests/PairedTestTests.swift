import ExemplarJudging
import Testing

struct PairedTestTests {
  /// 2 of 16 ways to put the signs are as extreme; t = 3.872983 with 3 degrees of freedom.
  @Test func `gives the values of a small example`() throws {
    let test = PairedTest([0.1, 0.2, 0.3, 0.4])
    #expect(test.mean.isNear(0.25))
    #expect(test.isExact)
    #expect(test.permutation == 0.125)
    #expect(try #require(test.student).isNear(0.030466))
  }

  /// With one degree of freedom t is Cauchy's: 1 − 2/π · arctan 2.
  @Test func `gives the closed form for two questions`() throws {
    let test = PairedTest([1, 3])
    #expect(test.permutation == 0.5)
    #expect(try #require(test.student).isNear(0.295167))
  }

  @Test func `does not count questions that did not change among the signs`() {
    #expect(PairedTest([0, 0.1, 0, 0.2, 0.3]).permutation == 0.25)
  }

  /// The sign test of 17 among 25: 2 · P(X ≥ 17) = 0.107752.
  @Test func `comes near the exact value when it draws signs`() {
    let differences = [Double](repeating: 0.1, count: 17) + [Double](repeating: -0.1, count: 8)
    let test = PairedTest(differences)
    #expect(!test.isExact)
    #expect(test.permutation.isNear(0.107752, within: 0.004))
    #expect(PairedTest(differences) == test)
  }

  @Test func `tells no difference where there is none`() {
    let none: [[Double]] = [[], [0, 0, 0], [0.5, -0.5]]
    for differences in none {
      let test = PairedTest(differences)
      #expect(test.mean == 0)
      #expect(test.permutation == 1)
      #expect(test.student.map { $0.isNear(1) } ?? false)
    }
  }

  @Test func `has no t where it cannot be told`() {
    #expect(PairedTest([0.3]).student == nil)
    #expect(PairedTest([0.25, 0.25, 0.25]).student == nil)
    #expect(PairedTest([0.25, 0.25, 0.25]).permutation == 0.25)
  }
}
