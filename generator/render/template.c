/* Renders compiled Mustache templates, and finds and keeps their partials.
 *
 * A stack of frames (sections and partials that are under way) instead of recursion; a second stack
 * holds the contexts. Nothing in a template changes while it is rendered.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/template.h"

#include "render/escape.h"
#include "render/template_parse.h"

#include <string.h>

struct TemplateSet {
  TemplateLoader loader;
  gpointer data;
  GHashTable *templates; /* name → Template */
};

/* A template, section or partial that is under way. */
typedef struct {
  const Template *template;
  guint begin, end;  /* tags of the body */
  guint resume;      /* PARTIAL: index of the tag behind it, in the frame below */
  const Array *list; /* SECTION over a list, else NULL */
  guint item;        /* index in the list */
  gboolean section;  /* has a context on the stack */
  gsize before;      /* PARTIAL: `indentation->len` and `from` as they were before it */
  gsize before_from;
} Frame;

typedef struct {
  GString *out;
  GArray *frames;
  GPtrArray *contexts;
  GString *indentation; /* of all partials under way; what counts now begins at `from` */
  gsize from;
  guint depth; /* of partials */
  guint at;    /* index of the next tag */
} Render;

TemplateSet *template_set_new(TemplateLoader loader, gpointer data) {
  TemplateSet *set = g_new(TemplateSet, 1);
  set->loader = loader;
  set->data = data;
  set->templates =
      g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)template_free);
  return set;
}

void template_set_free(TemplateSet *set) {
  if (set == NULL)
    return;
  g_hash_table_unref(set->templates);
  g_free(set);
}

static Template *load(TemplateSet *set, const char *name, GError **error) {
  g_autofree char *file = NULL;
  g_autoptr(GBytes) source = set->loader(&file, name, set->data, error);
  Template *template = source != NULL ? template_parse(name, file, source, error) : NULL;
  if (template != NULL)
    g_hash_table_insert(set->templates, template->name, template);
  return template;
}

/* Gives each partial tag its template; those that had to be loaded join `added`. */
static gboolean link_partials(TemplateSet *set, GPtrArray *added, const Template *template,
                              GError **error) {
  for (guint i = 0; i < template->tags->len; i++) {
    Tag *tag = &g_array_index(template->tags, Tag, i);
    if (tag->kind != TAG_PARTIAL)
      continue;
    Template *target = g_hash_table_lookup(set->templates, tag->name.parts);
    if (target == NULL) {
      g_autoptr(GError) cause = NULL;
      target = load(set, tag->name.parts, &cause);
      if (target == NULL && cause != NULL && cause->domain == TEMPLATE_ERROR) {
        g_propagate_error(error, g_steal_pointer(&cause));
        return FALSE;
      }
      if (target == NULL)
        return template_error(error, template, tag->place, TEMPLATE_ERROR_MISSING,
                              "no partial '%s': %s", tag->name.parts,
                              cause != NULL ? cause->message : "not found");
      g_ptr_array_add(added, target);
    }
    tag->target = target;
  }
  return TRUE;
}

const Template *template_set_get(TemplateSet *set, const char *name, GError **error) {
  const Template *known = g_hash_table_lookup(set->templates, name);
  if (known != NULL)
    return known;
  Template *template = load(set, name, error);
  if (template == NULL)
    return NULL;
  g_autoptr(GPtrArray) added = g_ptr_array_new();
  g_ptr_array_add(added, template);
  for (guint i = 0; i < added->len; i++) {
    if (link_partials(set, added, g_ptr_array_index(added, i), error))
      continue;
    /* Only these can point to each other or to one that could not be loaded. */
    for (guint j = 0; j < added->len; j++) {
      const Template *unfinished = g_ptr_array_index(added, j);
      g_hash_table_remove(set->templates, unfinished->name);
    }
    return NULL;
  }
  return template;
}

static const Value *member(const Value *context, const char *name) {
  return context->kind == VALUE_OBJECT ? object_get(context->u.object, name) : NULL;
}

/* The value of a name, or NULL. */
static const Value *look_up(const Render *render, const TagName *name) {
  const GPtrArray *contexts = render->contexts;
  if (contexts->len == 0)
    return NULL;
  if (name->length == 0)
    return g_ptr_array_index(contexts, contexts->len - 1);
  const char *part = name->parts;
  const Value *value = NULL;
  for (guint i = contexts->len; i > 0 && value == NULL; i--) {
    value = member(g_ptr_array_index(contexts, i - 1), part);
    if (name->local)
      break;
  }
  for (guint i = 1; i < name->length && value != NULL; i++) {
    part += strlen(part) + 1;
    value = member(value, part);
  }
  return value;
}

static gboolean is_shown(const Value *value) {
  if (value == NULL)
    return FALSE;
  switch (value->kind) {
  case VALUE_NULL:
    return FALSE;
  case VALUE_BOOLEAN:
    return value->u.boolean;
  case VALUE_INTEGER:
    return value->u.integer != 0;
  case VALUE_STRING:
    return value->u.string[0] != '\0';
  case VALUE_ARRAY:
    return value->u.array->count > 0;
  case VALUE_OBJECT:
    return TRUE;
  }
  return FALSE;
}

static void append_value(GString *out, const Value *value, gboolean escape) {
  if (value == NULL)
    return;
  if (value->kind == VALUE_STRING && escape)
    html_escape(out, value->u.string, -1);
  else if (value->kind == VALUE_STRING)
    g_string_append(out, value->u.string);
  else if (value->kind == VALUE_INTEGER)
    g_string_append_printf(out, "%" G_GINT64_FORMAT, value->u.integer);
  else if (value->kind == VALUE_BOOLEAN)
    g_string_append(out, value->u.boolean ? "true" : "false");
}

static gboolean is_line_end(const char *at, const char *end) {
  return *at == '\n' || (*at == '\r' && at + 1 < end && at[1] == '\n');
}

/* Text inside of a partial that was included with indentation. */
static void append_indented(Render *render, const Tag *tag) {
  const char *indentation = render->indentation->str + render->from;
  const char *end = tag->text + tag->length;
  gboolean starts_line = tag->starts_line;
  if (tag->length == 0)
    g_string_append(render->out, indentation);
  for (const char *from = tag->text; from < end;) {
    const char *newline = memchr(from, '\n', (gsize)(end - from));
    const char *stop = newline != NULL ? newline + 1 : end;
    if (starts_line && !is_line_end(from, end))
      g_string_append(render->out, indentation);
    g_string_append_len(render->out, from, stop - from);
    starts_line = TRUE;
    from = stop;
  }
}

static void enter_section(Render *render, const Frame *around, const Tag *tag, const Value *value) {
  Frame frame = {.template = around->template,
                 .begin = render->at,
                 .end = tag->end,
                 .resume = tag->end,
                 .section = TRUE};
  if (value->kind == VALUE_ARRAY) {
    frame.list = value->u.array;
    value = &frame.list->items[0];
  }
  g_ptr_array_add(render->contexts, (gpointer)value);
  g_array_append_val(render->frames, frame);
}

static gboolean enter_partial(Render *render, const Frame *around, const Tag *tag, GError **error) {
  if (render->depth == TEMPLATE_DEPTH_MOST)
    return template_error(error, around->template, tag->place, TEMPLATE_ERROR_DEPTH,
                          "partials are nested more than %d deep", TEMPLATE_DEPTH_MOST);
  const Frame frame = {.template = tag->target,
                       .end = tag->target->tags->len,
                       .resume = render->at,
                       .before = render->indentation->len,
                       .before_from = render->from};
  /* Within a line only what is around it has been indented. */
  if (!tag->alone)
    render->from = render->indentation->len;
  g_string_append_len(render->indentation, tag->text, (gssize)tag->length);
  g_array_append_val(render->frames, frame);
  render->depth++;
  render->at = 0;
  return TRUE;
}

/* At the end of a body: the next item of the list, or back to the frame below. */
static void leave(Render *render, Frame *frame) {
  if (frame->section) {
    g_ptr_array_set_size(render->contexts, (int)render->contexts->len - 1);
    if (frame->list != NULL && ++frame->item < frame->list->count) {
      g_ptr_array_add(render->contexts, &frame->list->items[frame->item]);
      render->at = frame->begin;
      return;
    }
  } else {
    g_string_truncate(render->indentation, frame->before);
    render->from = frame->before_from;
    render->depth--;
  }
  render->at = frame->resume;
  g_array_set_size(render->frames, render->frames->len - 1);
}

static gboolean render_tag(Render *render, const Frame *frame, const Tag *tag, GError **error) {
  const Value *value = NULL;
  switch (tag->kind) {
  case TAG_TEXT:
    if (render->indentation->len > render->from)
      append_indented(render, tag);
    else
      g_string_append_len(render->out, tag->text, (gssize)tag->length);
    return TRUE;
  case TAG_VALUE:
  case TAG_RAW:
    append_value(render->out, look_up(render, &tag->name), tag->kind == TAG_VALUE);
    return TRUE;
  case TAG_SECTION:
    value = look_up(render, &tag->name);
    if (is_shown(value))
      enter_section(render, frame, tag, value);
    else
      render->at = tag->end;
    return TRUE;
  case TAG_INVERTED:
    if (is_shown(look_up(render, &tag->name)))
      render->at = tag->end;
    return TRUE;
  case TAG_PARTIAL:
    return enter_partial(render, frame, tag, error);
  }
  return TRUE;
}

static gboolean run(Render *render, GError **error) {
  while (render->frames->len > 0) {
    Frame *frame = &g_array_index(render->frames, Frame, render->frames->len - 1);
    if (render->at == frame->end) {
      leave(render, frame);
      continue;
    }
    const Tag *tag = &g_array_index(frame->template->tags, Tag, render->at);
    render->at++;
    if (!render_tag(render, frame, tag, error))
      return FALSE;
  }
  return TRUE;
}

gboolean template_render(GString *out, const Template *template, const Value *contexts,
                         gsize n_contexts, GError **error) {
  Render render = {.out = out,
                   .frames = g_array_new(FALSE, FALSE, sizeof(Frame)),
                   .contexts = g_ptr_array_new(),
                   .indentation = g_string_new(NULL),
                   .depth = 1};
  for (gsize i = 0; i < n_contexts; i++)
    g_ptr_array_add(render.contexts, (gpointer)&contexts[i]);
  const Frame root = {.template = template, .end = template->tags->len};
  g_array_append_val(render.frames, root);
  const gboolean good = run(&render, error);
  g_array_unref(render.frames);
  g_ptr_array_unref(render.contexts);
  g_string_free(render.indentation, TRUE);
  return good;
}
