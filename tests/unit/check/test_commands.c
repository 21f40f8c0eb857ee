/* Tests of commands in code: what the patterns find, and what only looks like it.
 *
 * SPDX-License-Identifier: MIT
 */
#include "check/commands.h"

#include <string.h>

#include "../seconds.h"

static const char *find(gsize *at, const char *code, const char *info, gboolean is_span,
                        const char *const *texts) {
  g_autoptr(CommandPatterns) patterns = command_patterns_new(texts);
  return command_find(at, code, info, is_span, patterns);
}

static void want(const char *code, const char *info, const char *wanted) {
  gsize at = 0;
  const char *got = find(&at, code, info, FALSE, commands_destructive);
  if (g_strcmp0(got, wanted) != 0)
    g_error("%s: %s, not %s", code, got == NULL ? "nothing" : got,
            wanted == NULL ? "nothing" : wanted);
}

static void test_shell(void) {
  want("rm -rf /srv/old", NULL, "rm -rf");
  want("rm -fr /srv/old", "bash", "rm -rf");
  want("rm -r -f /srv/old", "sh", "rm -rf");
  want("rm -vrf /srv/old", "sh", "rm -rf");
  want("rm --force --recursive x", "sh", "rm --recursive --force");
  want("sudo -u harbor /bin/rm -rf x", "sh", "rm -rf");
  want("$ sudo rm -rf x", "console", "rm -rf");
  want("# rm -rf x", "console", "rm -rf");
  want("[root@db1 ~]# rm -rf x", NULL, "rm -rf");
  want("harbor@db1:~$ rm -rf x", NULL, "rm -rf");
  want("PS C:\\> Remove-Item x -Recurse", "powershell", "Remove-Item -Recurse");
  want("cd /srv && rm -rf old", "sh", "rm -rf");
  want("cd /srv\nls; LANG=C rm \\\n  -rf old", "sh", "rm -rf");
  want("find . -name x -exec rm -rf {} +", "sh", "rm -rf");
  want("find . -name '*.tmp' -delete", "sh", "find -delete");
  want("ls | xargs -n 1 rm -rf", "sh", "rm -rf");
  want("ssh db1 rm -rf /srv/old", "sh", "rm -rf");
  want("ssh db1 'cd /srv; sudo rm -rf old'", "sh", "rm -rf");
  want("kubectl exec pod -- rm -rf /data", "sh", "rm -rf");
  want("kubectl -n prod delete pod harbor", "sh", "kubectl delete");
  want("dd if=/dev/zero of=/dev/sdb bs=1M", "sh", "dd of=*");
  want("mkfs.ext4 /dev/sdb1", "sh", "mkfs*");
  want("mkfs -t xfs /dev/sdb1", "sh", "mkfs*");
  want("git push origin main --force", "sh", "git push --force");
  want("git -C repo push -f", "sh", "git push -f");
  want("terraform destroy -auto-approve", "sh", "terraform destroy");
  want("shutdown -h now", NULL, "shutdown");
  want("if true; then shutdown -r now; fi", "sh", "shutdown");
  want("redis-cli -h cache flushall", "sh", "redis-cli flushall");
}

static void test_shell_not(void) {
  want("rm -r old", "sh", NULL);
  want("rm old", "sh", NULL);
  want("rm -f old; ls -r", "sh", NULL);
  want("# rm -rf x", "bash", NULL);
  want("ls # rm -rf x", NULL, NULL);
  want("echo rm -rf x", "sh", NULL);
  want("echo 'rm -rf x; rm -rf y'", "sh", NULL);
  want("git commit -m 'git push --force'", "sh", NULL);
  want("git push --force-with-lease", "sh", NULL);
  want("git push -u origin -x; git log -f", "sh", NULL);
  want("kubectl get pods | grep delete", "sh", NULL);
  want("kubectl describe job delete", "sh", NULL);
  want("kubectl annotate pod x note=delete", "sh", NULL);
  want("./shutdown.sh", "sh", NULL);
  want("bin/shutdown.bat now", "bat", NULL);
  want("systemctl status shutdown.target", "sh", NULL);
  want("dd if=/dev/sdb bs=1M", "sh", NULL);
  want("iptables -A INPUT -j DROP", "sh", NULL);
  want("subprocess.run('rm -rf x')\nrm -rf x", "python", NULL);
  want("command: rm -rf /x", "yaml", NULL);
  want("find . -type d -ldetl", "sh", NULL);
  want("don't stop\nls", NULL, NULL);
  want("", NULL, NULL);
  want("&& | ; \\", "sh", NULL);
}

static void test_sql(void) {
  want("DROP TABLE hb_old;", "sql", "DROP TABLE");
  want("drop  table\n  hb_old", "sql", "DROP TABLE");
  want("SELECT 1;\ndrop database harbor;", "sql", "DROP DATABASE");
  want("ALTER TABLE a DROP COLUMN b;", "sql", "DROP COLUMN");
  want("psql -c \"drop table hb_old\"", "bash", "DROP TABLE");
  want("harbor=# drop table hb_old;", NULL, "DROP TABLE");
  want("mysql> TRUNCATE hb_session;", NULL, "TRUNCATE");
  want("TRUNCATE TABLE hb_session", "sql", "TRUNCATE");
  want("DELETE FROM hb_session;\nSELECT 1 WHERE 2 = 2;", "sql", "DELETE FROM");
  want("delete from \"hb_session\"", "sql", "DELETE FROM");
}

static void test_sql_not(void) {
  want("DELETE FROM hb_session\n WHERE id = 3;", "sql", NULL);
  want("delete from a where b", "sql", NULL);
  want("-- DROP TABLE hb_old;", "sql", NULL);
  want("SELECT 1; -- then DROP TABLE hb_old", "sql", NULL);
  want("# never run DROP TABLE users here", "sh", NULL);
  want("ls # DROP TABLE users", "bash", NULL);
  want("ls # DROP TABLE users\npsql -c 'drop table a'", "bash", "DROP TABLE");
  want("# drop table users;", "console", "DROP TABLE");
  want("psql -c \"select '#'; drop table a\"", "bash", "DROP TABLE");
  want("/* not this: DROP TABLE users */", "sql", NULL);
  want("/* not this:\n   DROP TABLE users */ SELECT 1;", "sql", NULL);
  want("/* this: */ DROP TABLE users", "sql", "DROP TABLE");
  want("/* DROP TABLE users", "sql", "DROP TABLE");
  want("rm /srv/*; psql -c 'drop table a' */", "sh", "DROP TABLE");
  want("SELECT 'you may drop table x'", "sql", NULL);
  want("GRANT DROP ON harbor TO admin", "sql", NULL);
  want("DROP TABLES", "sql", NULL);
  want("DROP TABLE", "sql", NULL);
  want("date_trunc('day', at)", "sql", NULL);
  want("the run will truncate the table", NULL, NULL);
  want("stmt = \"DROP TABLE x\";", "java", NULL);
}

/* Long code takes time in proportion to its length. */
static void test_long(void) {
  static const char *const pieces[][3] = {{"-- x ", "DROP TABLE a ", ""},
                                          {"", "DROP TABLE ; ", ""},
                                          {"", "/* DROP TABLE a */ ", ""},
                                          {"", "/* DROP TABLE ", ";"},
                                          {"", "\nDELETE FROM a", " where b"}};
  for (gsize i = 0; i < G_N_ELEMENTS(pieces); i++) {
    g_autoptr(GString) code = g_string_new(pieces[i][0]);
    while (code->len < 262144)
      g_string_append(code, pieces[i][1]);
    g_string_append(code, pieces[i][2]);
    const double start = seconds();
    want(code->str, "sql", NULL);
    if (seconds() - start > SECONDS)
      g_error("%s: %.1f seconds", pieces[i][1], seconds() - start);
  }
}

static void test_span(void) {
  gsize at = 0;
  g_assert_null(find(&at, "rm -rf", NULL, TRUE, commands_destructive));
  g_assert_null(find(&at, "shutdown", NULL, TRUE, commands_destructive));
  g_assert_null(find(&at, "shutdown -h", NULL, TRUE, commands_destructive));
  g_assert_null(find(&at, "DROP TABLE", NULL, TRUE, commands_destructive));
  g_assert_null(find(&at, "kubectl delete", NULL, TRUE, commands_destructive));
  g_assert_nonnull(find(&at, "rm -rf old", NULL, TRUE, commands_destructive));
  g_assert_nonnull(find(&at, "shutdown -h now", NULL, TRUE, commands_destructive));
  g_assert_nonnull(find(&at, "DROP TABLE a", NULL, TRUE, commands_destructive));
}

static void test_place(void) {
  static const char *const own[] = {"helm rollback", "fire*", "LOCK TABLE", "x*y", "", NULL};
  gsize at = 0;
  g_assert_cmpstr(find(&at, "ls\nsudo helm -n a rollback b", NULL, FALSE, own), ==, own[0]);
  g_assert_cmpuint(at, ==, 8);
  g_assert_cmpstr(find(&at, "a; fired\nhelm rollback x", NULL, FALSE, own), ==, own[1]);
  g_assert_cmpuint(at, ==, 3);
  g_assert_cmpstr(find(&at, "LOCK TABLE x", NULL, FALSE, own), ==, own[2]);
  g_assert_cmpuint(at, ==, 0);
  g_assert_null(find(&at, "rm -rf x", NULL, FALSE, own));
  g_assert_cmpstr(find(&at, "ssh a 'ls; helm rollback x'", NULL, FALSE, own), ==, own[0]);
  g_assert_cmpuint(at, ==, 10);
}

/* What code and patterns of the test below are made of. */
static const char *const pieces[] = {
    "rm",    "-rf", "-r", "DROP ", "drop", "TABLE", "FROM", "delete", "DELETE", "WHERE", "mkfs",
    ".",     "x",   "x*", "*",     "y",    "_",     "-",    "\\",     "\\\n",   "\"",    "'",
    "\"",    "'",   "/",  "bin/",  "$ ",   "# ",    "a@b:", "~]# ",   "sudo",   "ssh ",  "sh -c ",
    "-exec", "--",  "PS", "ü",     "=",    " ",     " ",    " ",      "\t",     "\n",    "\v",
    ";",     "|",   "&",  "`",     "(",    "r",     "m",    "r\\m",   "'r'm"};

static void append_pieces(GString *text, GRand *random, gint32 most) {
  for (gint32 left = g_rand_int_range(random, 1, most + 1); left > 0; left--)
    g_string_append(text, pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))]);
}

/* The quick look at the starts of words must lose nothing. A pattern that begins with a slash matches no command,
 * since folders are taken off, and its first byte tells nothing: with it, all code is searched. */
static void test_quick_look(void) {
  static const char *const infos[] = {NULL, "bash", "console", "sql"};
  static const char everything[] = "/";
  g_autoptr(GRand) random = g_rand_new_with_seed(20);
  guint found = 0;
  for (guint round = 0; round < 60000; round++) {
    g_autoptr(GString) code = g_string_new(NULL);
    g_autoptr(GString) own = g_string_new(NULL);
    append_pieces(code, random, 12);
    append_pieces(own, random, 3);
    const char *const quick[] = {"rm -rf", "DROP TABLE", "DELETE FROM", "mkfs*", own->str, NULL};
    const char *const slow[] = {"rm -rf", "DROP TABLE", "DELETE FROM", "mkfs*",
                                own->str, everything,   NULL};
    const char *info = infos[round % G_N_ELEMENTS(infos)];
    const gboolean is_span = round % 3 == 0;
    gsize at = 0, wanted_at = 0;
    const char *got = find(&at, code->str, info, is_span, quick);
    const char *wanted = find(&wanted_at, code->str, info, is_span, slow);
    if (g_strcmp0(got, wanted) != 0 || at != wanted_at)
      g_error("`%s` with `%s`: %s at %zu, not %s at %zu", code->str, own->str, got, at, wanted,
              wanted_at);
    found += got != NULL;
  }
  g_assert_cmpuint(found, >, 1000);
}

/* The quick look goes over each byte once, also where nothing but quotes and backslashes stands. */
static void test_long_code(void) {
  static const char signs[] = {'\\', '"', '\'', ' ', 'x'};
  gsize at = 0;
  for (gsize i = 0; i < G_N_ELEMENTS(signs); i++) {
    const gsize length = 1024 * 1024;
    g_autofree char *code = g_malloc(length + 1);
    memset(code, signs[i], length);
    code[length] = '\0';
    const clock_t start = clock();
    g_assert_null(find(&at, code, NULL, FALSE, commands_destructive));
    g_assert_cmpfloat((double)(clock() - start) / CLOCKS_PER_SEC, <, 2.0);
  }
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/commands/shell", test_shell);
  g_test_add_func("/commands/shell-not", test_shell_not);
  g_test_add_func("/commands/sql", test_sql);
  g_test_add_func("/commands/sql-not", test_sql_not);
  g_test_add_func("/commands/long", test_long);
  g_test_add_func("/commands/span", test_span);
  g_test_add_func("/commands/place", test_place);
  g_test_add_func("/commands/quick-look", test_quick_look);
  g_test_add_func("/commands/long-code", test_long_code);
  return g_test_run();
}
