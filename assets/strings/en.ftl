# Words of the interface in English.
# Values in braces are put in by the program; quotes of the user's text keep their own direction by themselves.

program-name = توسيم

menu-file = File
menu-edit = Edit
menu-project = Project
menu-labels = Labels…
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
menu-guideline = Guideline beside the article
menu-tidy = Tidy blanks and empty lines
menu-direction-automatic = Direction of each paragraph by its letters
menu-direction-right-to-left = Everything right to left
menu-direction-left-to-right = Everything left to right
menu-links-none = No links
menu-links-picked = Links of the selected span
menu-links-all = All links
menu-theme-system = Theme of the system
menu-theme-light = Light theme
menu-theme-dark = Dark theme
menu-language-system = Language of the system
menu-language-arabic = العربية
menu-language-english = English
menu-comment = Write a comment
menu-fill = Fill the card
menu-confirm = Confirm proposals
menu-unknown = The text does not tell
menu-document-sheet = About the document
menu-next-problem = Next problem
menu-previous-problem = Previous problem
menu-next-span = Next span
menu-previous-span = Previous span
menu-link = Link with another span…
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
label-guideline = When to use this label
tip-label-guideline = Press to unfold what the guideline says about this label.
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
inspector-note = Note
inspector-delete = Delete span
inspector-from-to = From { $first } to { $last }: { $words } words, characters { $start } to { $end }
inspector-one-word = The word { $first }, characters { $start } to { $end }
tip-boundaries = Drag the handles at the ends, or press { KEYS("Ctrl") } and an arrow for the end, { KEYS("Ctrl+Shift") } and an arrow for the start.
tip-delete = Undo brings it back.
spans-none = Nothing is tagged yet.

links-draw = Link…
tip-links-draw = Then click the other span, or choose it in the list. Or drag from the label above this span to the other one.
links-find = Link with…
links-none-found = Nothing fits. Backspace shows everything again.
links-to-this = { $link } this
links-proposed = (proposed)
links-confirm = Confirm the link: { $link } { $quote }
links-remove = Remove the link: { $link } { $quote }
links-above = { $link }: { $quote }, further up
links-below = { $link }: { $quote }, further down

tab-spans = Spans { $count }
tab-problems = Problems { $count }
order-place = by place
order-label = by label
order-problem = problems first
tip-order = Order of the spans
inspector-document = Document
sheet-labels = Labels of the document
tip-relabel = Gives the span another label. The labels' keys do the same.

links-counted = { $count ->
    [one] 1 link
   *[other] { $count } links
  }
answers-counted = { $count ->
    [one] 1 answer
   *[other] { $count } answers
  }
and-also = { $first } and { $second }
relabel-dropped = Not for this label, so removed: { $what }. Undo brings them back.
answer-missing = missing
answer-unknown = unknown
answer-proposed = proposed
answer-unknown-sign = ?
answer-unknown-of = { $name }: unknown
tip-unknown = The text does not tell. Key { KEYS("?") } or { KEYS("Ctrl+U") }
answer-bounds = low · best · high
answer-low = low
answer-best = best
answer-high = high
answer-part = { $name }, { $part }
answer-yes = Yes
answer-no = No
answer-pick = Pick in the text
answer-picking = Select it in the text…
answer-confirm = Confirm
tip-confirm = Everything that the program proposes here is right.

comment-write = Write a comment…
comment-head = { $author } · { $time }
comment-changed = { $time }, changed
comment-edit = Change
comment-delete = Delete

problems-none = Everything is as the label set wants it.
problem-unanswered = { $name } is missing
problem-unlinked = Link “{ $name }” is missing
problem-too-many-links = Too many links “{ $name }”
problem-out-of-order = { $name }: not in order
problem-out-of-order-here = Low must not be above best, nor best above high.
problem-not-inside = Not inside a span { $name }
problem-not-looked-at = Proposal to confirm
problem-repeated = The same label twice
problem-nested = May not lie inside
problem-crossing = May not cross
status-problems = { $count } { $count ->
    [one] problem
   *[other] problems
  }
status-picking = Select the words for “{ $name }” in the text; { KEYS("Enter") } takes them, { KEYS("Esc") } gives up
tip-problems = Goes to the next problem ({ KEYS("F8") }).
hint-open-problems = { $count ->
    [one] One problem is open.
   *[other] { $count } problems are open.
  } { KEYS("F8") } leads to them. The same again marks the document as done all the same.

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

hint-keys = Select with the mouse, tag with { $keys }, { KEYS("F1") } shows all keys
hint-mouse = Select with the mouse and press a label, { KEYS("F1") } shows all keys
hint-brush = Brush: every selection becomes { $label }. { KEYS("Esc") } puts it away.
hint-select-first = Select text or click a span first, or press { KEYS("B") } to take the brush.
hint-link-pick-first = Click a span first, then press { KEYS("L") } to link it with another.
hint-link-nothing = There is nothing to link this span with yet. Tag the other span first.
hint-link-not-these = These two spans can't be linked, or are linked already.
hint-last-document = This is the last document.
hint-first-document = This is the first document.
hint-last-done = Marked as done. This was the last document of the list.
hint-all-done = Everything is done.
hint-open-project-first = Open a project or make a new one first; then drop the files again.
refused-duplicate = This span has the label { $label } already.
refused-nested = { $label } and { $other } may not lie inside each other like this.
refused-crossing = { $label } may not cross { $other }.
refused-link-ends = The link { $link } does not lead from { $from } to { $to }.
refused-too-many-links = From one span, no more than { $most } × { $link }.
refused-same-link = These two spans are linked like this already.
fault = { $reason }
store-missing = There is no such file.
store-no-folder = Its folder does not exist; is a drive or a network folder missing?
store-exists = A file of that name exists already; nothing was overwritten.
store-not-a-project = This is not a tawsim project.
store-newer = This project was made by a newer tawsim. Nothing was changed; please update tawsim.
store-corrupt = The project file is damaged ({ $what }). Nothing was changed; please go back to a copy of it.
store-read-only = The project can't be written: the file or its folder is read-only.
store-vanished = The project file was moved, deleted or replaced while it was open. Put it back and saving goes on.
store-in-use = Another program is writing to the project; try again when it has finished.
store-full = The disk is full; free some space and try again.
store-not-folded = Everything is saved, but there was no room to fold the log into the project file. Free some space and open the project once more before you copy it.
run-no-document = No document is open.
run-labels-changing = The labels are being changed; try again in a moment.
labels-more-spans = { $label } has { $count } spans now, more than were counted. Look once more at what becomes of them.
labels-twins = { $count } spans can't get that label: it stands in the same place already and says something else.
labels-moved = Another program has changed the labels in the meantime.
labels-no-rename = The label { $from } can't be renamed to { $to }.
labels-no-fate = The spans of { $from } can't become { $to }, which is not among the new labels.
labels-in-use = { $annotator } has used in { $document } what would no longer be there.

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
path-labels-title = Import labels
path-labels-text = Which file of labels (JSON) shall take the place of the labels in the editor?
path-labels-accept = Read
path-export-labels-title = Export labels
path-export-labels-text = Where shall the file of labels be written?
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
export-counts = { $documents } { $documents ->
    [one] document
   *[other] documents
  } · { $lines } { $lines ->
    [one] line
   *[other] lines
  } · { $spans } { $spans ->
    [one] span
   *[other] spans
  }
export-label-count = { $label } { $count }
export-accept = Choose a file…
export-written = Written to { $path }
export-old-file = If there was a file of that name, it is as it was.

labels-title = Labels of the project
labels-presets = Start from a preset…
labels-import = Import…
labels-export = Export…
labels-apply = Apply
tip-labels-apply = { KEYS("Ctrl+Enter") } does the same. It is one step that can be undone.
labels-page-labels = Labels
labels-page-links = Links
labels-page-document = Document
labels-page-rules = Rules
labels-page-guideline = Guideline
labels-page-look = Label
labels-page-examples = Description and examples
labels-page-attributes = Attributes
labels-page-overlaps = Overlaps
labels-add = Add
labels-duplicate = Duplicate
labels-delete = Delete
labels-none = None
labels-no-labels = There are no labels yet. Press Add, or start from a preset.
labels-the-document = the document
labels-in-english = { $what } in English
labels-in-arabic = { $what } in Arabic
labels-key = Key in exports
labels-renamed-from = The spans of { $key } get this key.
labels-name = Name
labels-shortcut = Shortcut
labels-shortcut-of = { $shortcut } – { $label }
labels-line = Line
labels-line-solid = Solid
labels-line-double = Double
labels-line-dotted = Dotted
labels-line-dashed = Dashed
labels-colours = Colours
labels-colour-number = Colour { $number }
labels-colour-of = Colour { $number }, used by { $label }
labels-on-light = On a light page
labels-on-dark = On a dark page
labels-contrast-none = Nobody can see this on the page: its contrast is { $contrast }.
labels-contrast-low = Hard to see on the page: its contrast is { $contrast }, and 3.9 is good.
labels-colour-like = Some eyes can hardly tell it from { $label }.
labels-sample-before = أعلن
labels-sample-tagged = المتحدث باسم القوات
labels-sample-after = ذلك
labels-description = Description
labels-examples = Examples
labels-examples-text = Put the label and the words in double brackets: قال [[ACTOR:مصطفى بالي]]
labels-add-example = Add an example
labels-example = Example { $number }
labels-example-good = Right
labels-example-bad = A mistake
labels-example-why = Why, example { $number }
labels-delete-example = Delete example { $number }
labels-nest = Inside other spans
labels-nest-any = Anywhere
labels-nest-these = Only inside these
labels-nest-text = Spans of this label may lie inside spans of these labels, or have the same boundaries.
labels-cross = Across the end of another span
labels-may-cross = May cross
labels-cross-text = Both labels must be allowed to cross.
labels-repeat = More than once on the same text
labels-may-repeat = May repeat
labels-repeat-text = The same words may have this label several times, with different attributes.
labels-attributes = Attributes
labels-no-attributes = Nothing is asked here yet.
labels-add-attribute = Add an attribute
labels-delete-attribute = Delete this attribute
labels-attribute-key = Key of the attribute
labels-attribute-kind = Type
labels-attribute-reads = Proposed by the program
labels-attribute-name = Name of the attribute
labels-guideline-of = Guideline of { $attribute }
labels-kind-one = One choice
labels-kind-many = Several choices
labels-kind-yes-no = Yes or no
labels-kind-integer = Whole number
labels-kind-decimal = Decimal number
labels-kind-range = Low, best and high
labels-kind-text = Text
labels-kind-date = Date
labels-kind-passage = Passage of the text
labels-reads-nothing = Nothing
labels-reads-count = The number of a count
labels-reads-count-qualifier = What limits the number
labels-reads-count-outcome = What happened to the people
labels-reads-count-part = Whether it is part of another count
labels-reads-count-cumulative = Whether it is a running total
labels-choices = Choices
labels-choice = Choice { $number }
labels-add-choice = Add a choice
labels-delete-choice = Delete choice { $number }
labels-choice-up = Move choice { $number } up
labels-choice-down = Move choice { $number } down
labels-choice-key = Key of choice { $number }
labels-choice-english = Choice { $number } in English
labels-choice-arabic = Choice { $number } in Arabic
labels-choice-why-english = When to choose { $number }, in English
labels-choice-why-arabic = When to choose { $number }, in Arabic
labels-links = Types of links
labels-no-links = There are no links yet.
labels-add-link = Add a link
labels-delete-link = Delete
labels-link-key = Key of the link
labels-link-name = Name of the link
labels-link-explanation = When to draw it
labels-link-at-most = How many from one span
labels-link-at-most-text = Empty is any number.
labels-link-ends = What it joins
labels-link-from = From, pair { $number }
labels-link-to = To, pair { $number }
labels-link-leads-to = to
labels-delete-ends = Delete pair { $number }
labels-add-ends = Add a pair
labels-link-ends-twice = Two of these pairs are the same.
labels-link-kinds = How it works
labels-link-symmetric = The same in both directions
labels-link-by-nesting = Proposed to spans inside
labels-document-labels = Labels for whole documents
labels-document-labels-text = An annotator may give a document any number of them.
labels-document-attributes = Questions about the document
labels-boundary = Where spans begin
labels-boundary-whole-word = At the whole written word
labels-boundary-without-proclitics = After attached particles
labels-boundary-text = Tags all of «ولبنان», or only «لبنان» in it.
labels-rules = What a finished document must fulfil
labels-rules-text = What breaks a rule is shown in the list of problems. It can still be saved.
labels-add-rule = Add a rule…
labels-delete-rule = Delete rule { $number }
labels-rule-blank = Rule { $rule }, choice { $blank }
labels-rule-answered = A question has an answer
labels-rule-linked = A link leads from a span
labels-rule-in-order = Low, best and high are in order
labels-rule-inside = A span lies inside another
labels-rule-looked-at = No proposal is left unseen
labels-rule-document-answered = A question about the document has an answer
labels-sentence-answered = Every { $label } has an answer to { $attribute }
labels-sentence-linked = Every { $label } has a link { $link }
labels-sentence-in-order = In every { $label } low, best and high of { $attribute } are in order
labels-sentence-inside = Every { $label } lies inside { $within }
labels-sentence-looked-at = Somebody has looked at every proposal in { $label }
labels-sentence-document-answered = Every document has an answer to { $attribute }
labels-set-name = Name of the label set
labels-whole-guideline = Guideline in Markdown
labels-whole-guideline-text = Annotators read it beside the article.
labels-fault-key-taken = This key is taken.
labels-fault-key-empty = It needs a key.
labels-fault-key-long = This key is too long.
labels-fault-key-control = A key has no line breaks.
labels-fault-key-of-deleted = { $key } is the key of a label that you have deleted. Apply first, or choose another key.
labels-fault-unreadable = Nobody can see this colour on the page. Choose another.
labels-fault-shortcut = { $shortcut } can't be a shortcut.
labels-fault-shortcut-taken = { $shortcut } is the shortcut of { $label } already.
labels-fault-two-kinds = { $attribute } is a question of another type elsewhere. Give it another key or the same type.
labels-fault-choices = { $attribute } must offer at least one choice, and none twice.
labels-fault-reads = { $attribute } can't take what the program reads there.
labels-fault-link-ends = The link { $link } must join at least one pair of labels.
labels-fault-at-most = A whole number from 1 on, or nothing.
labels-fault-hex = Six digits such as #0a6ab0.
labels-leave-title = Forget the changes?
labels-leave-text = The labels were changed and not applied.
labels-leave-yes = Forget them
labels-leave-no = Go on editing
labels-delete-title = Delete { $label }?
labels-delete-text = { $spans ->
    [one] One span has
   *[other] { $spans } spans have
  } this label, in { $documents ->
    [one] one document
   *[other] { $documents } documents
  }. What becomes of them?
labels-counting = Counting what is in use…
labels-delete-also = If they are deleted, their answers, comments and links go too. If they get another label, what that label doesn't allow goes.
list-separator = { ", " }
labels-delete-links = Types of links that go too: { $links }.
labels-delete-rules = { $rules ->
    [one] One rule goes
   *[other] { $rules } rules go
  } with the label.
labels-delete-yes = Delete the label
labels-fate = What becomes of the spans
labels-fate-choose = Choose…
labels-fate-delete = Delete these spans
labels-fate-label = Give them the label { $label }
labels-review-title = This costs what was annotated
labels-review-text = With the new labels some annotations can't stay. You can undo it afterwards with { KEYS("Ctrl+Z") }.
labels-review-yes = Apply anyway
labels-review-no = Go on editing
labels-loss-label = { $of }: { $times ->
    [one] one span loses its label.
   *[other] { $times } spans lose their label.
  }
labels-loss-attribute = { $of }: { $times ->
    [one] one answer
   *[other] { $times } answers
  } to { $attribute } will be deleted.
labels-loss-choice = { $of }: { $times ->
    [one] one answer
   *[other] { $times } answers
  } { $choice } to { $attribute } will be deleted.
labels-loss-link = { $of }: { $times ->
    [one] one link
   *[other] { $times } links
  } { $link } may be deleted.
labels-loss-document-label = { $times ->
    [one] One document
   *[other] { $times } documents
  } will lose the label { $label }.
labels-presets-title = Start from a preset
labels-presets-text = It takes the place of the labels in the editor. The project changes when you press Apply.
labels-presets-yes = Start from it
labels-preset-counts = { $labels } labels, { $attributes } attributes, { $links } links
labels-bar-empty = This project has no labels yet.
labels-edit = Edit labels…
preset-conflict-news = Conflict news
preset-conflict-news-text = Who, where, how many and who says so: with attributes, links and rules.
preset-plain-ner = Plain NER
preset-plain-ner-text = Persons, organisations, locations and other names, without attributes.
preset-empty = Empty
preset-empty-text = Nothing yet. You make the labels yourself.
new-labels = Labels of the new project
labels-file-fault = { $reason } { $file }
labels-file-fault-line = { $reason } { $file }, line { $line }
labels-file-fault-place = { $reason } { $file }, line { $line }, at { $place }
labels-file-no-json = This is not written as JSON.
labels-file-ends-early = The file ends too early.
labels-file-other-kind = Something of another kind stands there than belongs there.
labels-file-unknown = “{ $name }” is not known there.
labels-file-missing = “{ $name }” is missing there.
labels-file-twice = “{ $name }” stands there twice.
error-labels-import = The labels could not be read. { $reason }
error-labels-export = The labels could not be written. { $reason }
error-labels-refused = The labels could not be changed. { $reason }

keys-title = Keys
keys-arrows = Arrows
keys-shift-arrows = { KEYS("Shift") }+Arrows
keys-shift-alt-sides = { KEYS("Alt+Shift") }+Left / Right
keys-ctrl-sides = { KEYS("Ctrl") }+Left / Right
keys-ctrl-lines = { KEYS("Ctrl") }+Down / Up
keys-ctrl-shift-sides = { KEYS("Ctrl+Shift") }+Left / Right
keys-label = tag the selection, or relabel the picked span
keys-also-label = tag the same text with a further label
keys-brush = brush: tag every selection at once
keys-delete = delete the picked span
keys-note = write a note on it
keys-link = link it with another span
keys-comment = comment on it
keys-next-card = next or previous span, from within the card
keys-fill = fill the card: { KEYS("Tab") }, arrows, digits and first letters
keys-unknown = unknown: the text does not tell (in the card)
keys-confirm = confirm what is proposed for the picked span
keys-document = about the document: labels, note, comments
keys-problems = next or previous problem
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
keys-labels = edit the labels of the project
keys-zoom = size of the text ({ KEYS("Ctrl") } and wheel, too)
keys-guideline = guideline beside the article
keys-alt = held while dragging: letters instead of words
keys-escape = one step back

number-fault-foreign = { $sign } does not belong to a number.
number-fault-no-digits = The digits are missing.
number-fault-grouping = Separators part groups of three digits, as in 26,950.
number-fault-not-whole = Only a whole number fits here.
number-fault-too-large = This number is too large.
date-fault-form = A date is a year, a month or a day: 2019, 2019-02 or 2019-02-09.
date-fault-month = There is no month { $month }.
date-fault-day = The month has no day { $day }.

guideline-title = Guideline
guideline-close = Close
tip-guideline-close = { KEYS("F2") } or View > Guideline opens it again.
guideline-outline = Headings
guideline-find = Find a heading…
guideline-empty = This project has no guideline yet. It is a text in Markdown that belongs to the label set: Project > Labels…
example-good = Right: { $text } { $why }
example-bad = Wrong: { $text } { $why }
