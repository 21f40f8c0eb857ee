/* Words: lists, and ends of words.
 *
 * A list is one text, which strstr searches faster than anything that has to be kept sorted.
 *
 * SPDX-License-Identifier: MIT
 */
#include "check/words.h"

#include <string.h>

/* `list` holds words with one space before and behind each. */
static gboolean is_in(const char *list, const char *word) {
  const gsize length = strlen(word);
  for (const char *at = strstr(list, word); length > 0 && at != NULL; at = strstr(at + 1, word)) {
    if (at[-1] == ' ' && at[length] == ' ')
      return TRUE;
  }
  return FALSE;
}

static gboolean ends_with_one(const char *word, const char *const *ends, gsize count) {
  for (gsize i = 0; i < count; i++) {
    if (g_str_has_suffix(word, ends[i]))
      return TRUE;
  }
  return FALSE;
}

/* ---- English ----------------------------------------------------------------------------------------- */

static gboolean is_listed_verb(const char *word) {
  static const char list[] =
      " abort accept access acknowledge acquire activate adapt add address adjust advance"
      " agree alert align allocate allow alter amend analyse analyze announce answer append"
      " apply approve archive arrange ask assemble assess assign attach audit augment authorise "
      "back"
      " authorize backup balance begin bind block book boot bring broadcast build calculate"
      " call cancel capture carry change check choose clean cleanup clear click clone close"
      " collect commence comment commission commit communicate compare compile complete compress "
      "condition"
      " configure confirm connect consider contact continue convert copy correct count"
      " create cut deactivate decide declare decommission decrease decrypt define delete"
      " deliver deploy detach determine disable discard disconnect dismantle dismount"
      " dispose distribute do document double-check downgrade download drain draw drop dump"
      " edit eject email empty enable encrypt end engage enhance enlarge ensure enter erase"
      " escalate establish estimate evaluate examine exchange exclude execute exercise exit"
      " expand experiment export expose extend extract fail fetch file fill finalise"
      " finalize finance find finish fix flush follow force format forward free freeze"
      " gather generate get give go grant halt hand handle help hold identify implement"
      " import improve include increase increment inform initialise initialize initiate"
      " insert inspect install inventory investigate invite invoke isolate join keep kill"
      " label launch leave let license limit link list load locate lock log login look lower"
      " maintain make manage map mark measure mention merge migrate mirror modify monitor"
      " motion mount move name navigate note notify observe obtain open optimise optimize"
      " order organise organize partition patch pause perform pick pin ping place plan plug"
      " point populate position post power prepare preserve press prevent print proceed"
      " process promote propagate protect prove provide provision prune publish pull purge"
      " push put query question quit raise re-enable re-index reach read rebalance reboot"
      " rebuild recall receive reconfigure reconnect record recover recreate recycle"
      " redeploy redirect reduce refer reference refresh register rehearse reindex reinstall"
      " reinstate release reload relocate remount remove rename renew reopen repair repeat"
      " replace replicate report request requisition rerun reserve reset resize resolve"
      " restart restore resume retire retrieve retry return reuse revert review revise"
      " revoke rewrite roll rotate route run sanction save scale scan schedule search secure"
      " see segment select send separate sequence serve set setup share ship show shrink shut"
      " shutdown sign silence skip split stage start station stop store submit subscribe"
      " supplement suspend swap switch sync synchronise synchronize tag take tear tell"
      " terminate test throttle tidy train transfer transform transition trigger truncate"
      " try tune turn type unblock uncomment undeploy undo unfreeze uninstall unlock unmount"
      " unpack unplug unregister unset unsubscribe untar unzip update upgrade upload use"
      " vacuum validate verify view visit wait walk warm warn watch wipe withdraw witness wrap "
      "write"
      " zip ";
  return is_in(list, word);
}

/* "redeploy", "re-create", "deprovision" too. */
gboolean english_is_verb(const char *word) {
  if (is_listed_verb(word))
    return TRUE;
  if (!g_str_has_prefix(word, "re") && !g_str_has_prefix(word, "de"))
    return FALSE;
  return is_listed_verb(word + 2 + (word[2] == '-'));
}

gboolean english_is_noun(const char *word) {
  static const char list[] =
      " application backups checklist conclusion conclusions database databases downtime"
      " environment introduction overview post-upgrade pre-upgrade prerequisite"
      " prerequisites production requirement requirements rollback summary users ";
  return !english_is_verb(word) && is_in(list, word);
}

gboolean english_ends_as_noun(const char *word) {
  static const char *const ends[] = {"tion",  "tions", "sion",  "sions", "ment",
                                     "ments", "ness",  "ity",   "ities", "ance",
                                     "ances", "ence",  "ences", "ship",  "ships"};
  return !english_is_verb(word) && strlen(word) > 6 &&
         ends_with_one(word, ends, G_N_ELEMENTS(ends));
}

gboolean english_is_gerund(const char *word) {
  static const char others[] =
      " anything bring during everything king morning nothing ping ring sing something"
      " spring string ";
  return strlen(word) > 5 && g_str_has_suffix(word, "ing") && !is_in(others, word) &&
         !english_is_verb(word);
}

gboolean english_is_determiner(const char *word) {
  static const char list[] =
      " a all an any both each every its my our the their these this those your ";
  return is_in(list, word);
}

gboolean english_is_subject(const char *word) {
  static const char list[] =
      " he i it it's she there they they're they've we we're we've you you'll you're you've ";
  return is_in(list, word);
}

gboolean english_is_auxiliary(const char *word) {
  static const char list[] = " are can had has have is may must need needs should was were will ";
  return is_in(list, word);
}

gboolean english_is_adverb(const char *word) {
  static const char list[] =
      " again also always finally first last never next now only optional please then ";
  return is_in(list, word) ||
         (strlen(word) > 5 && g_str_has_suffix(word, "ly") && !english_is_verb(word));
}

gboolean english_is_condition(const char *word) {
  static const char list[] =
      " although as because if once since though unless until when whenever where while ";
  return is_in(list, word);
}

gboolean english_is_preposition(const char *word) {
  static const char list[] =
      " after at before by during for from in on through to under via with within without ";
  return is_in(list, word);
}

gboolean english_is_subordinator(const char *word) {
  static const char list[] =
      " are between both can could for how if is it's let may must of should so that they to"
      " unless until what when where whether which while who will would you ";
  return is_in(list, word);
}

gboolean english_is_particle(const char *word) {
  static const char list[] = " away back down in off on out over up ";
  return is_in(list, word);
}

/* ---- German ------------------------------------------------------------------------------------------ */

gboolean german_is_determiner(const char *word) {
  static const char list[] =
      " alle aller alles das dem den der des die diese dieser dieses ein eine einem einen"
      " einer eines ihr ihre ihren jede jeden jeder jedes kein keine unser unsere ";
  return is_in(list, word);
}

gboolean german_is_infinitive(const char *word) {
  static const char others[] =
      " allen alten außen beiden daneben denen deren diesen drinnen eigenen einigen gegen"
      " gestern großen ihnen ihren innen jeden jenen keinen kleinen letzten meinen neben"
      " neuen oben sieben sondern unseren unten vielen wegen weiteren zwischen ";
  static const char *const ends[] = {"en", "eln", "ern"};
  return strlen(word) > 4 && !is_in(others, word) && ends_with_one(word, ends, G_N_ELEMENTS(ends));
}

gboolean german_is_noun(const char *word) {
  static const char *const ends[] = {"ung",  "ungen",  "heit",   "heiten", "keit",  "keiten",
                                     "tion", "tionen", "schaft", "tät",    "nahme", "nahmen"};
  return strlen(word) > 5 && ends_with_one(word, ends, G_N_ELEMENTS(ends));
}

gboolean german_is_condition(const char *word) {
  static const char list[] = " bevor bis falls nachdem ob sobald sofern solange weil wenn während ";
  return is_in(list, word);
}
