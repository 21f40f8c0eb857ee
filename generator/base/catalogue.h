/* The catalogue of findings: the one place where a code, its level and its meaning stand.
 *
 * Use: define FINDING(symbol, name, level, title, explanation) and expand FINDING_CATALOGUE. The enum, the names,
 * the SARIF rules, the manual page of findings, and the test that each code occurs in a case are made
 * from this list. A name, once released, keeps its meaning; it is what a configuration and an ignore
 * comment say.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

/* clang-format off */
#define FINDING_CATALOGUE \
  /* configuration: exit status 3 */ \
  FINDING(CONFIG_SYNTAX, "config-syntax", ERROR, "The configuration is not valid YAML", \
    "The file cannot be read as the small part of YAML that is accepted: mappings, lists and scalars, no aliases, tags or second documents.") \
  FINDING(CONFIG_UNKNOWN_KEY, "config-unknown-key", ERROR, "Unknown configuration key", \
    "The key is not one of those in the table of the manual. A misspelt key would be ignored in silence; so it is refused.") \
  FINDING(CONFIG_DUPLICATE_KEY, "config-duplicate-key", ERROR, "Configuration key given twice", \
    "A mapping names the same key twice; only one of them could count.") \
  FINDING(CONFIG_TYPE, "config-type", ERROR, "Configuration value of the wrong type", \
    "The key wants another kind of value: a text, a number, a list, a mapping, true or false.") \
  FINDING(CONFIG_VALUE, "config-value", ERROR, "Configuration value not allowed", \
    "The value is of the right type but outside what the key accepts.") \
  FINDING(CONFIG_MISSING_FILE, "config-missing-file", ERROR, "File named by the configuration is missing", \
    "A step list, folder, theme or logo that the configuration names does not exist or cannot be read.") \
  FINDING(UNUSED_APPROVAL, "unused-approval", NOTE, "Approval accepts nothing", \
    "The list of approvals accepts a change that there is not: the change went, it reads differently now, or other revisions were compared.") \
  /* reading a source */ \
  FINDING(OTHER_READING, "other-reading", WARNING, "What was published reads differently today", \
    "The file carries its sources, and another version of stepbook made it. Read by this one the guide has another fingerprint: differences may come from the versions.") \
  FINDING(INVALID_UTF8, "invalid-utf8", ERROR, "Source is not valid UTF-8", \
    "The text holds bytes that are not UTF-8, or control characters. They are shown as the replacement character.") \
  FINDING(SOURCE_TOO_LARGE, "source-too-large", ERROR, "Source is too large", \
    "A Markdown source may hold at most 4 MiB. The file is not read.") \
  FINDING(SOURCE_TOO_COMPLEX, "source-too-complex", ERROR, "Source is too complex", \
    "The nesting or a table of the source would cost more memory or time than a document is allowed. The file is not read.") \
  FINDING(FRONT_MATTER, "front-matter", WARNING, "Front matter cannot be read", \
    "The block between the two lines of three dashes is not simple YAML. It is left out; the text behind it is read.") \
  FINDING(UNCLOSED_DIRECTIVE, "unclosed-directive", WARNING, "Directive is not closed", \
    "A side bar, an admonition or a directive has a first line but no last line. It ends with the part that holds it.") \
  FINDING(UNKNOWN_DIRECTIVE, "unknown-directive", NOTE, "Unknown directive", \
    "The directive is not one that is understood. Its text is kept, the marker is not printed.") \
  FINDING(RAW_HTML, "raw-html", NOTE, "Raw HTML is left out", \
    "Only harmless elements of raw HTML are kept. What is named here is left out; its text stays where it can.") \
  FINDING(UNSAFE_LINK, "unsafe-link", WARNING, "Link with a scheme that is not allowed", \
    "Links may be relative or begin with http, https, mailto or tel. Others are shown as text.") \
  FINDING(UNDEFINED_VARIABLE, "undefined-variable", WARNING, "Variable has no value", \
    "The text uses @name@, and the configuration has no such variable. It stays as written. Reported once per file and name.") \
  FINDING(UNUSED_VARIABLE, "unused-variable", NOTE, "Variable is never used", \
    "The configuration sets a variable that no text uses.") \
  FINDING(STRAY_ATTRIBUTES, "stray-attributes", WARNING, "Attribute block belongs to nothing", \
    "A {...} block stands where there is nothing that could carry it. It is not printed.") \
  FINDING(UNKNOWN_ATTRIBUTE, "unknown-attribute", NOTE, "Unknown attribute", \
    "The key is kept and exported but has no meaning here. Reported once per guide and key.") \
  FINDING(UNKNOWN_CLASS, "unknown-class", NOTE, "Unknown class", \
    "The class is kept and exported but has no meaning here. Reported once per guide and class.") \
  FINDING(ATTRIBUTE_VALUE, "attribute-value", WARNING, "Attribute value not allowed", \
    "The value of a known attribute is not one of those that it accepts, or names something that does not exist.") \
  FINDING(AFTER_CYCLE, "after-cycle", WARNING, "Step waits for itself", \
    "By the steps that after= names, a step may start only when it is done. A step starts behind those that its after= names, else behind the step before it, and not before the step above it; it is done when its sub-steps are.") \
  FINDING(BAD_IGNORE, "bad-ignore", WARNING, "Ignore comment cannot be used", \
    "An ignore comment names an unknown code, gives no reason, or does not end.") \
  FINDING(UNUSED_IGNORE, "unused-ignore", NOTE, "Ignore comment hides nothing", \
    "No finding of that code occurs where the comment stands. Remove the comment.") \
  /* the step list */ \
  FINDING(NO_STEP_LIST, "no-step-list", ERROR, "No step list", \
    "The file has no ordered list at top level that could be the list of steps.") \
  FINDING(SEVERAL_STEP_LISTS, "several-step-lists", ERROR, "Several lists could be the step list", \
    "Mark the first item of the right one with {.root}, mark its titles with {.title}, or name the heading above it in the configuration.") \
  FINDING(STEPS_CUT_OFF, "steps-cut-off", ERROR, "Steps behind the end of the step list", \
    "A list below the step list goes on with its numbers or marks titles: what stands between them is not indented, so it has ended the step list, and the steps below it are left out.") \
  FINDING(NO_GUIDE, "no-guide", WARNING, "No step list in the folder", \
    "No file of the folder has a step list that is marked as one. The documents are built without a checklist.") \
  FINDING(STEP_NUMBER, "step-number", WARNING, "Written number is not the position", \
    "The numbers of the items skip or repeat. The position is what is shown; people who read the source see another number.") \
  FINDING(STEP_DEPTH, "step-depth", WARNING, "Steps are nested too deeply", \
    "More than four levels of steps cannot be followed on paper.") \
  FINDING(EMPTY_STEP, "empty-step", WARNING, "Step has no title", \
    "The first paragraph of an item is its title; this item has none.") \
  FINDING(MISPLACED_MARKER, "misplaced-marker", WARNING, "Marker in the wrong place", \
    "The marker says something that its place contradicts, such as {.summary} on a title, or is written without its dot. It is not printed; the text stays.") \
  FINDING(DUPLICATE_ID, "duplicate-id", WARNING, "Id is used twice", \
    "Two steps, two headings of one document, or two documents of one route have the same explicit id, or an alias of one step is the id of another. Links go to the first.") \
  /* the procedure */ \
  FINDING(TWO_ACTIONS, "two-actions", NOTE, "Title says two actions", \
    "A step is one action: one box, one time, one person, one way back. When the work stops between two actions, nobody sees which of them was done. Looked at are titles of steps without sub-steps, in English and German.") \
  FINDING(NO_VERB, "no-verb", NOTE, "Title does not say what to do", \
    "The title of a step is an instruction and has a verb: in English in front (Stop the server), in German in front or at the end. Looked at are titles of steps without sub-steps, in English and German, and only what is sure is reported.") \
  FINDING(LATE_WARNING, "late-warning", WARNING, "Warning stands behind the action", \
    "A warning that stands behind the code, the list or the sub-steps of its step is read when the action is done. Outputs show it before them; who reads the source meets it too late.") \
  FINDING(LONG_STRETCH, "long-stretch", NOTE, "Many steps without a pause", \
    "More than nine steps follow one another without a checkpoint or a hand-over from one owner to another. Nobody looks up in between, and nothing says where the work may stop.") \
  FINDING(DESTRUCTIVE_COMMAND, "destructive-command", WARNING, "Destructive command without undo", \
    "The step, or the section that its title links to, runs a command that destroys something, and neither the step nor one above it says how that is taken back or that it cannot be. lint.destructive in the configuration holds the list of commands.") \
  FINDING(UNDO_TOO_FAR, "undo-too-far", WARNING, "Undo leads back before the point of no return", \
    "A step at or behind the point of no return names an undo that is a step before it, or that is also the undo of a step before it. Either the undo does not hold or the point of no return is elsewhere.") \
  FINDING(MISSING_CONTACT, "missing-contact", WARNING, "Owner without contact", \
    "Somebody owns a step, and the configuration does not say how to reach them. Reported once for each owner.") \
  FINDING(MISSING_DURATION, "missing-duration", WARNING, "Step without a duration", \
    "Most steps of the guide, or most beside this one, have a duration, or the step above it has one that does not count because other sub-steps have theirs. Without this one the plan is too short.") \
  FINDING(MISSING_CRITERIA, "missing-criteria", NOTE, "Checkpoint without criteria or decider", \
    "Other checkpoints of the guide say what must hold (.criteria) or who decides (decider=); this one leaves it open.") \
  FINDING(UNTITLED_DOCUMENT, "untitled-document", NOTE, "Document has no title", \
    "The document has neither a first heading nor a title in its front matter. Its file name is used.") \
  FINDING(WINDOW_EXCEEDED, "window-exceeded", WARNING, "Plan does not fit the window", \
    "The way forward takes longer than the change window; or the way forward up to the point of no return, or to the end, and going back from there together do. Durations that are missing count as nothing; going back is only looked at when all of it is known.") \
  FINDING(LATE_CHECKPOINT, "late-checkpoint", WARNING, "Checkpoint is planned too late", \
    "By the durations of the steps the checkpoint is decided after its latest moment: its own deadline, the roll-back deadline of the change, or the end of the window less the time that going back takes, whichever is first.") \
  /* links */ \
  FINDING(MISSING_FILE, "missing-file", WARNING, "Link to a file that does not exist", \
    "The path, taken from the file that holds the link, names no file below the content root. The link is shown as text.") \
  FINDING(MISSING_ANCHOR, "missing-anchor", WARNING, "Link to a section that does not exist", \
    "The document exists but has no heading or anchor with that id. The link leads to the top of the document in no output; it is shown as text.") \
  FINDING(EMPTY_LINK, "empty-link", WARNING, "Link without a target", \
    "The parentheses of the link are empty.") \
  FINDING(DOUBLE_FRAGMENT, "double-fragment", WARNING, "Link with two fragments", \
    "The target has more than one #.") \
  FINDING(INVALID_URL, "invalid-url", WARNING, "Address cannot be followed", \
    "A web address has no host, or a host or port that no browser accepts. The link is shown as text.") \
  FINDING(WRONG_CASE, "wrong-case", WARNING, "Link differs in case from the file", \
    "The link is followed, but the file's name is written with other capital letters; on many systems it would not be found.") \
  FINDING(FOLDER_LINK, "folder-link", WARNING, "Link to a folder", \
    "The target is a folder, not a file.") \
  FINDING(OUTSIDE_ROOT, "outside-root", WARNING, "Link leaves the content root", \
    "The target is outside the content root, directly or through a symbolic link. It is not read.") \
  FINDING(UNKNOWN_ROUTE, "unknown-route", WARNING, "Absolute link with no route", \
    "The target begins with / and no entry of links.routes in the configuration maps it, or the route has no document of that id.") \
  FINDING(UNREADABLE_FILE, "unreadable-file", WARNING, "File cannot be used", \
    "The file exists but is not a regular file, cannot be opened, or is too large.") \
  FINDING(MISSING_IMAGE, "missing-image", WARNING, "Image does not exist", \
    "The path of the image names no file below the content root. Its alternative text is shown.") \
  FINDING(REMOTE_IMAGE, "remote-image", WARNING, "Image from the network", \
    "Outputs load nothing from the network. The alternative text is shown with a link.") \
  FINDING(UNSAFE_IMAGE, "unsafe-image", WARNING, "Image is not a plain picture", \
    "The file is not PNG, JPEG, GIF, WebP or SVG, or is an SVG with scripts or references to the outside. Its alternative text is shown.") \
  FINDING(UNREADABLE_IMAGE, "unreadable-image", WARNING, "Image cannot be decoded", \
    "The file has the name and the first bytes of an image, but what follows cannot be read. Paper shows its alternative text.") \
  FINDING(MISSING_GLYPH, "missing-glyph", WARNING, "No font has the character", \
    "None of the fonts of the PDF can show the character; a replacement is printed. Reported once per source and character.") \
  FINDING(MISSING_FONT, "missing-font", WARNING, "Font family is not installed", \
    "The configuration names a font family for paper that is not installed as an outline font of a fixed weight. The next family of the list, or the default, is used.") \
  FINDING(CUT_TO_FIT, "cut-to-fit", NOTE, "Content is changed to fit on paper", \
    "Something is wider or higher than a page, or nested too deeply; it is made smaller or cut into parts on paper. Nothing is left out but QR codes of addresses that are too long for them.") \
  FINDING(MISSING_ALT, "missing-alt", NOTE, "Image without alternative text", \
    "A reader who cannot see the image learns nothing of it.") \
  FINDING(LARGE_SHEET, "large-sheet", WARNING, "Checklist is too large to be handed on", \
    "The checklist is one file with all its pictures inside, one copy for each place that shows a picture; together they take more than 16 MiB.") \
  FINDING(ORPHAN_DOCUMENT, "orphan-document", NOTE, "Document is reached by no link", \
    "No chain of links leads from a guide to this document.") \
  FINDING(UNUSED_IMAGE, "unused-image", NOTE, "Image is used by no text", \
    "An image file below the content root is used by no document.")
/* clang-format on */
