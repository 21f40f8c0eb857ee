/* Tests of what the words of a title say: what is sure, and what must be left in peace.
 *
 * SPDX-License-Identifier: MIT
 */
#include "check/wording.h"

static void test_tongue(void) {
  g_assert_cmpint(tongue_of("en"), ==, TONGUE_ENGLISH);
  g_assert_cmpint(tongue_of("en-GB"), ==, TONGUE_ENGLISH);
  g_assert_cmpint(tongue_of("DE-at"), ==, TONGUE_GERMAN);
  g_assert_cmpint(tongue_of("enm"), ==, TONGUE_OTHER);
  g_assert_cmpint(tongue_of("fr"), ==, TONGUE_OTHER);
  g_assert_cmpint(tongue_of(""), ==, TONGUE_OTHER);
  g_assert_cmpint(tongue_of(NULL), ==, TONGUE_OTHER);
}

static void want(gboolean got, gboolean wanted, const char *title) {
  if (got != wanted)
    g_error("%s: %s", title, wanted ? "nothing is said" : "something is said");
}

static const char *const english_without[] = {
    "The database",
    "All services",
    "Upgrading the core",
    "Testing the login",
    "Database backup",
    "Installation of the new release",
    "Removal of old files",
    "Verification",
    "Verification run",
    "Overview",
    "Maintenance window",
    "You have finished",
    "Backups are complete",
    "Users must log out",
    "After the upgrade",
    "Preparation: the servers",
    "Carefully, the second node",
    "Optional: verification of the index",
    "Rollback",
};
static const char *const english_with[] = {
    "",
    "A",
    "I",
    "Stop the server",
    "Back up the database",
    "Re-enable the index",
    "Please stop the server",
    "Now stop the server",
    "Carefully drain the node",
    "If the run fails, restore the backup",
    "If you are upgrading a cluster, read those instructions first",
    "On the new server, install the release",
    "In the console click Save",
    "Before the run, also warn the users",
    "When all is quiet",
    "Older than release 4.6? Reach 4.6 first",
    "Is the backup complete?",
    "Rehearsal: stop the server",
    "Verification: compare the row counts",
    "(Optional) Tune the database",
    "[DBA] Tune the database",
    "Bring the service back",
    "Ping the host",
    "Partition the disk",
    "Document the result",
    "Position the cursor",
    "Provision the new nodes",
    "Deprovision the old nodes",
    "Reprovision node 3",
    "Repartition the disk",
    "Re-position the cursor",
    "Recommission the pump",
    "Segment the network",
    "Augment the pool",
    "Fragment the volume",
    "Dispose of the old disks",
    "Harbor 5.2",
    "Frobnicate the cache",
    "Do not restart the server",
    "Never restart the server",
    "Using the console, stop the server",
    "Implement the change",
    "Balance the load",
    WORDING_CODE " on the new server",
    "Decide what replaces each retired feature",
};
static void test_verb_english(void) {
  for (gsize i = 0; i < G_N_ELEMENTS(english_without); i++) {
    want(wording_lacks_verb(english_without[i], TONGUE_ENGLISH), TRUE, english_without[i]);
    want(wording_lacks_verb(english_without[i], TONGUE_OTHER), FALSE, english_without[i]);
  }
  for (gsize i = 0; i < G_N_ELEMENTS(english_with); i++)
    want(wording_lacks_verb(english_with[i], TONGUE_ENGLISH), FALSE, english_with[i]);
}

static void test_verb_german(void) {
  static const char *const without[] = {"Die Datenbank",
                                        "Installation des neuen Servers",
                                        "Sicherung der Datenbank",
                                        "Alle Dienste des Clusters",
                                        "Wartung",
                                        "Eine Kopie"};
  static const char *const with[] = {
      "",
      "Server stoppen",
      "Die Datenbank sichern",
      "Sicherung der Datenbank prüfen",
      "Sicherung der Datenbank einspielen (optional)",
      "Stoppen Sie den Server",
      "Prüfe die Sicherung",
      "Alle Nutzer abmelden",
      "Installation: starte den Server",
      "Wenn der Lauf scheitert, spiele die Sicherung ein",
      "Ist die Sicherung vollständig?",
      "Datenbank",
  };
  for (gsize i = 0; i < G_N_ELEMENTS(without); i++)
    want(wording_lacks_verb(without[i], TONGUE_GERMAN), TRUE, without[i]);
  for (gsize i = 0; i < G_N_ELEMENTS(with); i++)
    want(wording_lacks_verb(with[i], TONGUE_GERMAN), FALSE, with[i]);
}

static void want_second(const char *title, Tongue tongue, const char *wanted) {
  g_autofree char *got = wording_second_action(title, tongue);
  if (g_strcmp0(got, wanted) != 0)
    g_error("%s: %s, not %s", title, got == NULL ? "nothing" : got,
            wanted == NULL ? "nothing" : wanted);
}

static void test_second_english(void) {
  static const struct {
    const char *title, *second;
  } two[] = {
      {"Stop the server and then delete the index", "and then delete the"},
      {"Stop the server; then wait", "then wait"},
      {"Upgrade the data, then read the log", "then read the log"},
      {"Stop the server; delete the index", "delete the index"},
      {"Stop the server and delete the index", "and delete the index"},
      {"Drain node 2 and take it out of the pool", "and take it out"},
      {"If the run took too long, prune a fresh copy and upgrade its data", "and upgrade its data"},
      {"Check Module Status and Resolve Any Issues", "and Resolve Any Issues"},
      {("Open the console and run " WORDING_CODE), "and run …"},
      {"Stop the server and back up the database", "and back up the"},
  };
  static const char *const one[] = {
      "Compare test and production",
      "Search and replace the host name",
      "Use the search and replace all dialog",
      "Prepare the test and production servers",
      "Find and remove unused objects",
      "Back up and restore the database",
      "Download and install the patch",
      "Grant the read and delete rights",
      "Check search and replace",
      "Update the start and stop scripts",
      "Verify that users can create and delete the pages",
      "Make sure to stop and start the pages",
      "Decide whether to migrate and drop the tables",
      "If the index is empty, then rebuild it",
      "Back up the pruned database so you can stop and revert it",
      "Configure documents and media file store",
      "Remove duplicate content and structure field names",
      "Copy the files (and then rest)",
      "Wait",
      "The primary and the replica",
      "Is it stopped and then started?",
      "Tune the database and the index",
      "Upgrade the data, then return here",
      "Read the notes and then continue here",
      "Fix articles first, then pages",
      ("Run " WORDING_CODE),
      "",
  };
  for (gsize i = 0; i < G_N_ELEMENTS(two); i++)
    want_second(two[i].title, TONGUE_ENGLISH, two[i].second);
  for (gsize i = 0; i < G_N_ELEMENTS(one); i++)
    want_second(one[i], TONGUE_ENGLISH, NULL);
  want_second(two[0].title, TONGUE_OTHER, NULL);
}

static void test_second_german(void) {
  static const struct {
    const char *title, *second;
  } two[] = {
      {"Server stoppen und dann Index löschen", "und dann Index löschen"},
      {"Server stoppen und Index löschen", "und Index löschen"},
      {"Stoppen Sie den Server und löschen Sie den Index", "und löschen Sie den"},
      {"Server stoppen, anschließend sichern und prüfen", "anschließend sichern und prüfen"},
  };
  static const char *const one[] = {
      "Test und Produktion vergleichen",
      "Suchen und ersetzen",
      "Server installieren und starten",
      "Wenn alles steht, dann den Index löschen",
      "Prüfen, ob Server laufen und Dienste antworten",
      "Rechte zum Lesen und Schreiben vergeben",
      "Den alten und den neuen Server stoppen",
  };
  for (gsize i = 0; i < G_N_ELEMENTS(two); i++)
    want_second(two[i].title, TONGUE_GERMAN, two[i].second);
  for (gsize i = 0; i < G_N_ELEMENTS(one); i++)
    want_second(one[i], TONGUE_GERMAN, NULL);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/wording/tongue", test_tongue);
  g_test_add_func("/wording/verb/english", test_verb_english);
  g_test_add_func("/wording/verb/german", test_verb_german);
  g_test_add_func("/wording/second/english", test_second_english);
  g_test_add_func("/wording/second/german", test_second_german);
  return g_test_run();
}
