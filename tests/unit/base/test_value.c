/* Tests of values: members are found, replaced and freed, few and many.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/value.h"

static void test_kinds(void) {
  g_autoptr(Object) object = object_new();
  object_set_string(object, "text", "words");
  object_set_string(object, "none", NULL);
  object_set_integer(object, "number", -7);
  object_set_boolean(object, "yes", TRUE);
  object_set_array(object, "list", array_new());
  object_set_object(object, "inside", object_new());
  object_set_object(object, "nothing", NULL);
  g_assert_cmpstr(object_get_string(object, "text"), ==, "words");
  g_assert_cmpstr(object_get_text(object, "text"), ==, "words");
  g_assert_cmpint(object_get_integer(object, "number"), ==, -7);
  g_assert_true(object_get(object, "yes")->u.boolean);
  g_assert_cmpuint(object_get_array(object, "list")->count, ==, 0);
  g_assert_cmpuint(object_get_object(object, "inside")->count, ==, 0);
  g_assert_cmpint(object_get(object, "none")->kind, ==, VALUE_NULL);
  g_assert_cmpint(object_get(object, "nothing")->kind, ==, VALUE_NULL);
  /* of another kind, or not there */
  g_assert_null(object_get_string(object, "number"));
  g_assert_cmpstr(object_get_text(object, "number"), ==, "");
  g_assert_cmpint(object_get_integer(object, "text"), ==, 0);
  g_assert_null(object_get_object(object, "list"));
  g_assert_null(object_get(object, "other"));
  g_assert_true(object_lacks(object, "other"));
  g_assert_true(object_lacks(object, "none"));
  g_assert_false(object_lacks(object, "text"));
}

/* The order is that of the first setting, the value that of the last. */
static void test_replace(void) {
  g_autoptr(Object) object = object_new();
  g_autofree char *name = g_strdup("a");
  object_set_object(object, name, object_new());
  object_set_integer(object, "b", 2);
  object_set_string(object, "a", "new");
  g_assert_cmpuint(object->count, ==, 2);
  g_assert_cmpstr(object->members[0].value.u.string, ==, "new");
  g_assert_cmpstr(object->members[1].name, ==, "b");
}

static void test_many(void) {
  enum { MANY = 2000 };
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(Object) object = object_new();
  for (gint i = 0; i < MANY; i++) {
    g_ptr_array_add(names, g_strdup_printf("name %d", i));
    object_set_integer(object, names->pdata[i], i);
    g_assert_cmpint(object_get_integer(object, names->pdata[i / 2]), ==, i / 2);
  }
  for (gint i = 0; i < MANY; i += 3) {
    g_autofree char *name = g_strdup_printf("name %d", i);
    object_set_string(object, name, "replaced");
  }
  g_assert_cmpuint(object->count, ==, MANY);
  for (gint i = 0; i < MANY; i++) {
    g_autofree char *name = g_strdup_printf("name %d", i);
    g_assert_cmpint(object_get(object, name)->kind, ==, i % 3 == 0 ? VALUE_STRING : VALUE_INTEGER);
    g_assert_cmpstr(object->members[i].name, ==, name);
  }
  g_assert_null(object_get(object, "name"));
}

/* A subtree in two trees lives as long as one of them. */
static void test_shared(void) {
  Object *child = object_new();
  object_set_string(child, "text", "shared");
  Object *first = object_new();
  g_autoptr(Array) second = array_new();
  object_set_object(first, "child", object_ref(child));
  array_add_object(second, child);
  object_unref(first);
  g_assert_cmpstr(object_get_string(second->items[0].u.object, "text"), ==, "shared");
  array_add_string(second, "text");
  array_add_boolean(second, TRUE);
  g_assert_cmpuint(second->count, ==, 3);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/value/kinds", test_kinds);
  g_test_add_func("/value/replace", test_replace);
  g_test_add_func("/value/many", test_many);
  g_test_add_func("/value/shared", test_shared);
  return g_test_run();
}
