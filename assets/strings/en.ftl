# Words of the interface in English.
# Values in braces are put in by the program; quotes of the user's text keep their own direction by themselves.

program-name = توسيم

menu-file = File
menu-edit = Edit
menu-view = View
menu-annotate = Annotate
menu-help = Help
menu-new = New project…
menu-open = Open project…
menu-import = Import…
menu-export = Export…
menu-rename = Annotator name…
menu-quit = Quit
menu-undo = Undo
menu-redo = Redo
menu-copy = Copy text
menu-delete = Delete span
menu-note = Write a note
menu-zoom-in = Larger text
menu-zoom-out = Smaller text
menu-zoom-reset = Normal size
menu-tidy = Tidy blanks and empty lines
menu-direction-automatic = Direction of each paragraph by its letters
menu-direction-right-to-left = Everything right to left
menu-direction-left-to-right = Everything left to right
menu-theme-system = Theme of the system
menu-theme-light = Light theme
menu-theme-dark = Dark theme
menu-language-system = Language of the system
menu-language-arabic = العربية
menu-language-english = English
menu-next-span = Next span
menu-previous-span = Previous span
menu-brush = Brush: tag every selection at once
menu-done-and-next = Mark as done and go on
menu-next-document = Next document
menu-previous-document = Previous document
menu-find-document = Find a document
menu-status-to-do = To do
menu-status-in-progress = In progress
menu-status-done = Done
menu-keys = Keys
menu-annotator = Annotator: { $name }

article-name = article
label-brush = Brush
tip-label = Tags the selected text. With nothing selected: takes the label into the brush.
tip-brush = With the brush, every selection is tagged at once. { KEYS("Esc") } puts it away.
zoom-percent = { $percent } %

documents-find = Find a document…
documents-none-found = No document matches. Clear the field or choose All.
documents-empty = This project has no documents yet. Drop text or JSONL files on the window, or import them.
drop-hint = Drop to add these files to the project, or to open a project
documents-import = Import documents…
filter-all = All { $count }
filter-to-do = To do { $count }
filter-in-progress = In progress { $count }
filter-done = Done { $count }
tip-document = { $title } ({ $id })

inspector-selected = Selected span
inspector-none = Click a span in the text to see and change it, or select words and press a label's key.
inspector-spans = Spans in this document
inspector-note = Note
inspector-delete = Delete span
inspector-from-to = From { $first } to { $last }: { $words } words, characters { $start } to { $end }
inspector-one-word = The word { $first }, characters { $start } to { $end }
tip-boundaries = Drag the handles at the ends, or press { KEYS("Ctrl") } and an arrow for the end, { KEYS("Ctrl+Shift") } and an arrow for the start.
tip-delete = Undo brings it back.
spans-none = Nothing is tagged yet.

status-saved = Saved
status-saving = Saving…
status-not-saved = Not saved
status-retry = Try again
status-counts = { $spans } { $spans ->
    [one] span
   *[other] spans
  } · { $done } of { $all } done
status-selection = Selection { $quote } { $start }–{ $end }
status-span = Span { $quote } { $start }–{ $end }
tip-saved = Every change is in the project's file on the disk.

hint-keys = Select with the mouse, tag with { KEYS("1–4") }, { KEYS("F1") } shows all keys
hint-brush = Brush: every selection becomes { $label }. { KEYS("Esc") } puts it away.
hint-select-first = Select text or click a span first, or press { KEYS("B") } to take the brush.
hint-last-document = This is the last document.
hint-first-document = This is the first document.
hint-last-done = Marked as done. This was the last document of the list.
hint-all-done = Everything is done.
hint-open-project-first = Open a project or make a new one first; then drop the files again.
refused-duplicate = This span has the label { $label } already.
fault = { $reason }

welcome-title = توسيم tawsim
welcome-text = Annotate Arabic news: open a project, or make a new one and import articles into it. A project is one file on your computer.
welcome-new = New project…
welcome-open = Open project…
welcome-recent = Recent projects
no-documents-title = No documents yet
no-documents-text = Drop text files or JSONL files on this window, or import them. Every file becomes a document.
no-document-title = No document is open
no-document-text = Choose one in the list on the left, or press { KEYS("Ctrl+PageDown") }.

dialog-close = Close
dialog-cancel = Cancel
error-title = That did not work
error-open = The project could not be opened. { $reason }
error-create = The project could not be made. { $reason }
error-leave = The project that is open has changes that could not be saved, so it stays open. { $reason }
error-leave-lost = The project that was open could not be saved completely. { $reason }
unsaved-title = Some changes are not saved
unsaved-text = The last changes could not be written to the project's file. Make room on the disk or connect it again, then press Try again at the bottom. If you close now, these changes are lost.
unsaved-stay = Stay
unsaved-close = Close and lose them

name-title = Your name as annotator
name-text = Every span you tag carries this name. It is stored on this computer and in the project.
name-hint = Name
name-accept = Begin

path-hint = Path
path-new-title = New project
path-new-text = Where shall the project's file be? Its name ends in .tawsim.
path-new-accept = Make project
path-open-title = Open project
path-open-text = Which project file shall be opened?
path-open-accept = Open
path-import-title = Import
path-import-text = A text file, a JSONL file, or a folder of them.
path-import-accept = Import
path-export-title = Export
path-export-text = Where shall the file be written?
path-export-accept = Write
path-replace = Replace it
path-fault-empty = Type a path.
path-fault-missing = { $path } does not exist.
path-fault-folder = { $path } is a folder. Name the file in it.
path-fault-no-folder = The folder of { $path } does not exist.
path-fault-there = { $path } is there already. Press Replace it to write over it.

import-title = Importing
import-title-done = Import finished
import-progress = { $done } of { $total }
import-added = Documents added: { $count }
import-spans = Spans added: { $count }
import-already-there = Already in the project: { $count }
import-failed = Files or lines not imported: { $count }
import-warnings = Remarks: { $count }
import-other-encoding = If you know the encoding of the files that were not imported, try them again in it:
import-nothing = There was nothing new in these files.
import-cancelled = You cancelled the import; what had been read until then is in the project.
import-issue = { $file }: { $message }
import-issue-line = { $file }, line { $line }: { $message }
import-same-text = { $file } has the same text as { $id }.

export-title = Export
export-title-done = Export finished
export-text = Writes one line for every document and annotator that has opened it, as JSONL.
export-all-documents = All documents
export-done-documents = Only done
export-annotators = Annotators
export-counting = Counting…
export-nothing = Nothing matches this choice yet.
export-counts = { $documents } documents · { $lines } lines · { $spans } spans
export-accept = Choose a file…
export-written = Written to { $path }
export-old-file = If there was a file of that name, it is as it was.

keys-title = Keys
keys-arrows = Arrows
keys-shift-arrows = { KEYS("Shift") }+Arrows
keys-shift-alt-sides = { KEYS("Alt+Shift") }+Left / Right
keys-ctrl-sides = { KEYS("Ctrl") }+Left / Right
keys-ctrl-shift-sides = { KEYS("Ctrl+Shift") }+Left / Right
keys-label = tag the selection, or relabel the picked span
keys-also-label = tag the same text with a further label
keys-brush = brush: tag every selection at once
keys-delete = delete the picked span
keys-note = write a note on it
keys-next-span = next or previous span
keys-move = move through the text
keys-select = select by words and lines
keys-select-letters = select by letters
keys-move-end = move the end of the picked span
keys-move-start = move its start
keys-undo = undo and redo
keys-done = mark the document as done and go on
keys-documents = next and previous document
keys-find = find a document
keys-import-export = import and export
keys-zoom = size of the text ({ KEYS("Ctrl") } and wheel, too)
keys-alt = held while dragging: letters instead of words
keys-escape = one step back
