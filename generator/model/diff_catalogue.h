/* The catalogue of changes to a procedure: the one place where a kind, its level and its meaning stand.
 *
 * Use: define DIFF_KIND(symbol, name, level, title, explanation) and expand DIFF_CATALOGUE. The enum, the names, the
 * SARIF rules and the manual page are made from this list. A name, once released, keeps its meaning; it is what a
 * configuration, an export and a list of approvals say.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

/* clang-format off */
#define DIFF_CATALOGUE \
  /* the tree */ \
  DIFF_KIND(GUIDE_ADDED, "guide-added", HIGH, "Guide added", \
    "The new revision has a guide that the old one has not. Its steps are not listed one by one.") \
  DIFF_KIND(GUIDE_REMOVED, "guide-removed", HIGH, "Guide removed", \
    "The old revision has a guide that the new one has not. Its steps are not listed one by one.") \
  DIFF_KIND(STEP_ADDED, "step-added", HIGH, "Step added", \
    "There is a step that no step of the old revision became.") \
  DIFF_KIND(STEP_REMOVED, "step-removed", HIGH, "Step removed", \
    "A step of the old revision is in no part of the new one.") \
  DIFF_KIND(STEP_SPLIT, "step-split", MEDIUM, "Step split", \
    "What one step said is now said by several that follow each other.") \
  DIFF_KIND(STEP_MERGED, "step-merged", MEDIUM, "Steps merged", \
    "What several steps that followed each other said is now said by one.") \
  DIFF_KIND(STEP_ACROSS_GATE, "step-across-gate", HIGH, "Step moved to the other side of a gate", \
    "A step that was done before a checkpoint or before the point of no return is now done after it, or the other way round.") \
  DIFF_KIND(STEP_MOVED, "step-moved", MEDIUM, "Step moved", \
    "The step belongs to another step than before.") \
  DIFF_KIND(STEP_REORDERED, "step-reordered", MEDIUM, "Step in another order", \
    "The step has the same parent and comes earlier or later among its siblings.") \
  DIFF_KIND(STEP_RENAMED, "step-renamed", LOW, "Step renamed", \
    "The title of the step reads differently.") \
  DIFF_KIND(KIND_CHANGED, "kind-changed", HIGH, "Step became a checkpoint or a checkpoint a step", \
    "What was work is now a decision, or the other way round.") \
  DIFF_KIND(CHECKPOINT_ADDED, "checkpoint-added", MEDIUM, "Checkpoint added", \
    "There is a checkpoint that the old revision has not.") \
  DIFF_KIND(CHECKPOINT_REMOVED, "checkpoint-removed", HIGH, "Checkpoint removed", \
    "A decision that the old revision asks for is no longer asked for.") \
  DIFF_KIND(CHECKPOINT_MOVED, "checkpoint-moved", HIGH, "Checkpoint moved", \
    "The checkpoint comes earlier or later among the steps, or belongs to another step.") \
  DIFF_KIND(NO_RETURN_ADDED, "no-return-added", HIGH, "Point of no return added", \
    "From this step on there is no way back; the old revision did not say so of any step.") \
  DIFF_KIND(NO_RETURN_REMOVED, "no-return-removed", HIGH, "Point of no return removed", \
    "The old revision said of a step that there is no way back from it; the new one says so of none.") \
  DIFF_KIND(NO_RETURN_MOVED, "no-return-moved", HIGH, "Point of no return moved", \
    "Another step than before is the point of no return, or it stands elsewhere among the others.") \
  /* what a step says */ \
  DIFF_KIND(SUMMARY_CHANGED, "summary-changed", LOW, "Summary changed", \
    "The summary of the step reads differently, is new, or is gone.") \
  DIFF_KIND(BODY_CHANGED, "body-changed", MEDIUM, "Text of the step changed", \
    "The text below the step, other than its code, its warnings and its fields, reads differently.") \
  DIFF_KIND(COMMAND_CHANGED, "command-changed", HIGH, "Command changed", \
    "A code block or a piece of code in what the step says is new, gone or different.") \
  DIFF_KIND(WARNING_ADDED, "warning-added", MEDIUM, "Warning added", \
    "The step has a warning that it did not have.") \
  DIFF_KIND(WARNING_REMOVED, "warning-removed", HIGH, "Warning removed", \
    "A warning that guarded the step is gone.") \
  DIFF_KIND(WARNING_CHANGED, "warning-changed", MEDIUM, "Warning changed", \
    "A warning of the step reads differently or has another severity.") \
  DIFF_KIND(EXPECTED_CHANGED, "expected-changed", MEDIUM, "Expected result changed", \
    "What is expected of the step reads differently, is new, or is gone.") \
  DIFF_KIND(FAILS_CHANGED, "fails-changed", MEDIUM, "What to do on failure changed", \
    "What is to be done when the step fails reads differently, is new, or is gone.") \
  DIFF_KIND(UNDO_ADDED, "undo-added", LOW, "Undo added", \
    "The step now says how it is taken back.") \
  DIFF_KIND(UNDO_REMOVED, "undo-removed", HIGH, "Undo removed", \
    "The step no longer says how it is taken back, or says that it cannot be.") \
  DIFF_KIND(UNDO_CHANGED, "undo-changed", MEDIUM, "Undo changed", \
    "The step is taken back in another way or in another time.") \
  DIFF_KIND(CRITERIA_CHANGED, "criteria-changed", HIGH, "Criteria changed", \
    "What a checkpoint is decided by reads differently, is new, or is gone.") \
  DIFF_KIND(DECIDER_CHANGED, "decider-changed", MEDIUM, "Decider changed", \
    "Somebody else decides at the checkpoint.") \
  DIFF_KIND(DEADLINE_CHANGED, "deadline-changed", MEDIUM, "Deadline changed", \
    "The checkpoint has to be decided at another time.") \
  DIFF_KIND(OWNER_CHANGED, "owner-changed", MEDIUM, "Owner changed", \
    "Somebody else carries out the step.") \
  DIFF_KIND(DURATION_CHANGED, "duration-changed", LOW, "Duration changed", \
    "The step is planned with another duration, or with none.") \
  DIFF_KIND(RISK_CHANGED, "risk-changed", MEDIUM, "Risk changed", \
    "The step has another risk.") \
  DIFF_KIND(IMPORTANCE_CHANGED, "importance-changed", MEDIUM, "Importance changed", \
    "The step is required, recommended or optional where it was not.") \
  DIFF_KIND(AFTER_CHANGED, "after-changed", MEDIUM, "Order of parallel work changed", \
    "The step waits for other steps than before.") \
  DIFF_KIND(HOSTS_CHANGED, "hosts-changed", MEDIUM, "Hosts changed", \
    "The step is carried out on other hosts.") \
  DIFF_KIND(LINK_CHANGED, "link-changed", MEDIUM, "Link target changed", \
    "The details of the step are another text than before, are new, or are gone.") \
  DIFF_KIND(ATTRIBUTE_CHANGED, "attribute-changed", LOW, "Attribute changed", \
    "An attribute or a class without a meaning of its own here is new, gone or different.") \
  /* what steps refer to */ \
  DIFF_KIND(SECTION_CHANGED, "section-changed", MEDIUM, "Details changed", \
    "A section of a document that steps show reads differently, is new, or is gone.") \
  DIFF_KIND(SECTION_COMMAND_CHANGED, "section-command-changed", HIGH, "Command in details changed", \
    "Code in a section of a document that steps show is new, gone or different.") \
  DIFF_KIND(SECTION_WARNING_REMOVED, "section-warning-removed", HIGH, "Warning in details removed", \
    "A warning in a section of a document that steps show is gone.") \
  DIFF_KIND(IMAGE_CHANGED, "image-changed", LOW, "Image changed", \
    "A picture or another file that the guide uses has other content.") \
  DIFF_KIND(GUIDE_TEXT_CHANGED, "guide-text-changed", LOW, "Text around the steps changed", \
    "The title, the introduction or the closing part of the guide reads differently.") \
  DIFF_KIND(VARIABLE_CHANGED, "variable-changed", MEDIUM, "Variable changed", \
    "A variable of the configuration has another value. The steps that use it are named; their texts are not listed.") \
  DIFF_KIND(RECORD_CHANGED, "record-changed", MEDIUM, "Change record changed", \
    "A field of the change record, the contact of an owner or the name of one reads differently.") \
  /* not changes to the procedure: counted in one line, listed on request */ \
  DIFF_KIND(DOCUMENT_CHANGED, "document-changed", OFF, "Document changed that no step shows", \
    "A document that is reached only by links of other documents reads differently.") \
  DIFF_KIND(STEP_RENUMBERED, "step-renumbered", OFF, "Step renumbered", \
    "Only the number of the step is another, because steps before it came or went or its items are numbered anew.") \
  DIFF_KIND(ID_CHANGED, "id-changed", OFF, "Id changed", \
    "The step has another id. Its old id may be kept as an alias.") \
  DIFF_KIND(LINK_RELOCATED, "link-relocated", OFF, "Link relocated", \
    "The link has another address and leads to the same text.") \
  DIFF_KIND(FILE_MOVED, "file-moved", OFF, "File moved", \
    "A document or an image has another path and the same content.") \
  DIFF_KIND(SOURCE_REWRAPPED, "source-rewrapped", OFF, "Source written differently", \
    "The source of the step differs in line breaks, indentation or markers and says the same.")
/* clang-format on */
