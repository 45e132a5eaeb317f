import ArgumentParser
import Reporting

struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Writes a run as a folder for researchers: tables, their dictionary, notebooks.",
    discussion: """
      The notebooks (Jupyter, Python) compare policies, ask what assumed quantities may do, answer SQL and mine \
      the event log where there is one. A folder that an earlier export wrote is replaced as long as nobody \
      changed it.
      """)

  @OptionGroup var source: RunOption

  @Option(
    help: ArgumentHelp("The folder of notebooks that is written.", valueName: "folder"),
    completion: .directory)
  var notebook: String

  @Flag(help: "Replace an earlier export also where its files were changed.")
  var force = false

  @OptionGroup var locale: LocaleOption

  func run() throws {
    let language = locale.language
    let folder = try source.folder()
    do {
      let export = try NotebookExport(
        of: folder, at: notebook, in: language, replacesChanges: force)
      guard try export.write(isCancelled: { Interruption.isRequested }) else {
        throw Failure.interrupted
      }
      try Terminal.print(export.path + "\n")
    } catch let problem as FolderProblem {
      throw Failure(problem)
    } catch {
      throw Failure.ofRun(error)
    }
  }
}
