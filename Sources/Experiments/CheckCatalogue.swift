import Scenarios

/// Explains the codes of pre-run checks and of the compiler of models, for `motcua explain`.
public enum CheckCatalogue {
  /// Every code, in order.
  public static var codes: [String] { entries.map(\.code) }

  /// What a code means and how it is mended, a paragraph; `nil` when there is no such code here.
  public static func explanation(of code: String) -> String? {
    entries.first { $0.code == code.uppercased() }?.words
  }

  private static let entries: [(code: String, words: String)] = [
    (
      "W0701",
      "The expected work of the dossiers that arrive in the period is as much as the open time of the pool's people, absence taken off, or more. Its queue grows as long as that lasts and most of its dossiers will be late. Load = dossiers x share of the place x chance of the step x mean work / (posts x (1 - absent) x open time). A peak in one season can still be followed by a quiet one. Add posts, or check the units of work and demand; if the overload is what you study, leave it."
    ),
    (
      "W0702",
      "The pool's load is between 95 % and 100 % of its time. Waits grow without bound as the load nears 100 %, so small errors of the inputs change the result a lot. Load is explained under W0701."
    ),
    (
      "W0703",
      "The hands-on work between acceptance and result is longer than the open time that the limit leaves, at its least or on average. The least is the cheapest way through all choices; steps that some dossiers skip are left out. Of a parallel the longest branch counts, the shortest with `join: any`. Answers of other agencies, while the clock runs, are held against the limit at their least. Usually a unit is wrong: minutes for hours, hours for working days."
    ),
    (
      "W0704",
      "The step, ask or pause, or the case of a choice, stands in the workflow but no dossier can reach it: its `if:` asks for a channel, a place, an agency above the place or an attribute that no dossier of any demand has when it comes there. Of cases with `if:` the first that holds is taken, so a narrower case must stand before a wider one."
    ),
    (
      "W0705",
      "A published percentage without the number that it is a share of cannot be compared safely: several on-time rates with different denominators are in use. Add `of:` with its base."
    ),
    (
      "W0706",
      "Public holidays are built in for the years in which the government announced them. Other years have the fixed dates and the computed lunar days, without swapped Saturdays and extra days off, so their working days may be off by some days."
    ),
    (
      "W0707",
      "24 November is Ngày Văn hóa Việt Nam from 2026 on; whether offices close is not settled here, and it counts as a working day. Add the date to `closed:` of the calendars where it is a day off."
    ),
    (
      "R0708",
      "Staff that no step of a procedure with demand uses. They have no effect on any figure but the list of pools."
    ),
    (
      "R0709",
      "A step or a case whose chance is 0 % is never passed. Tables switch a step off for some rows this way; elsewhere it may be a slip."
    ),
    (
      "W0711",
      "A norm is the time that a step may take. Along the longest road from acceptance to result, of steps that nobody skips (the longest branch of a parallel), the norms are together longer than the limit of the procedure, so that keeping each of them does not keep the limit. A working day counts as the longest open day of the clock's calendar; wall time is not held against a limit in working time."
    ),
    (
      "R0714",
      "Rows of the backlog that name no step are placed, with `steps: by age`, where an open dossier of the same age stood when the same office was run before the period without a backlog. That stands in for knowledge: an office in another state than the pilot's has them elsewhere. Give `step:` in the table, or `steps: first` to begin them all behind the intake."
    ),
    (
      "W0715",
      "A batch with `batch-size:` takes so many dossiers at each of its moments, and more are expected in the period than that comes to: what waits for it grows as long as they come. Expected passes are those of the pools' loads; a pass of which a part is redone counts as that part, so rather too few are expected. Make the batch larger or more frequent, or leave it if that is what you study."
    ),
    (
      "W0713",
      "Applied policies leave nobody in a pool while dossiers come that it has to work on. They wait until it has posts again, or for ever. If the task ends that day, move its work or its demand as well."
    ),
    (
      "E0901",
      "A procedure names an agency, or a role at an agency, that does not exist. The reader refuses this in files; scenarios made in code come here."
    ),
    (
      "E0902", "A source of dossiers names a procedure that does not exist."
    ),
    (
      "E0903",
      "A step is worked at a group of agencies, and no member, or more than one, serves a place that dossiers come from; or the dossiers have no place at all. Give the demand `from:`, and the agencies `parent:` or `serves:`."
    ),
    (
      "E0904", "Work comes to a pool that has no posts: its dossiers would wait for ever."
    ),
    (
      "E0905",
      "Dossiers arrive in the open hours of the intake agency, and it never opens in the period. Change its calendar, or the profile's `when:`."
    ),
    (
      "E0906",
      "Time is counted in seconds from 1970, and holidays are computed for the years around a run. Runs lie between 1970 and 2999; a warm-up begins before the period."
    ),
    (
      "E0907",
      "A source of dossiers is expected to bring more than a thousand million of them in one period. The whole country handles some forty million a year, so a unit is probably wrong."
    ),
    (
      "E0920",
      "A rate `per period` is the count of the file's own period. A run of other days, by --from and --to, can take its part of that period, but what comes outside it was never said. Write the rate per year or per month."
    ),
    (
      "E0921",
      "Recorded arrivals cannot be used as they are: a scale outside 0 to 255, rows that do not ascend by their time, or a value that the procedure's attribute does not have."
    ),
    (
      "E0922",
      "Dossiers in hand stand at a step between acceptance and result. The step named does not exist, lies before the acceptance or after the result; or the procedure has nothing in between."
    ),
    (
      "E0923",
      "A backlog is what is in hand at the end of the day before the run starts: its `as-of` is that day, no dossier of it was received later, and a warm-up, which would bring dossiers of its own, does not go with it."
    ),
    (
      "E0924",
      "A run holds at most twenty million dossiers at once, and the backlog has more. A count is probably wrong."
    ),
  ]
}
