/* Step fields: attributes first, then the blocks of the body, one step after the other.
 *
 * Parents stand before their sub-steps, so what is inherited is there when it is needed.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/step_fields.h"

#include <string.h>

typedef struct {
  Arena *arena;
  GHashTable *owners; /* id -> Owner: those of the configuration, then others as they are named */
  GHashTable *hosts;  /* id -> HostGroup */
} Reader;

/* ---- attributes -------------------------------------------------------------------------------------- */

/* Who is named without being configured has an id and nothing else. */
static const Owner *find_owner(const Reader *reader, const char *id) {
  Owner *owner = g_hash_table_lookup(reader->owners, id);
  if (owner == NULL) {
    owner = arena_new_item(reader->arena, Owner);
    owner->id = id;
    g_hash_table_insert(reader->owners, (gpointer)id, owner);
  }
  return owner;
}

static const char *text_of(const Step *step, const char *key) {
  const char *text = attributes_get(step->attributes, key);
  return text == NULL || *text == '\0' ? NULL : text;
}

static gint64 duration_of(const Step *step, const char *key) {
  const char *text = text_of(step, key);
  return text == NULL ? DURATION_UNSAID : duration_parse(text);
}

static const char *find_decider(const Reader *reader, const Step *step) {
  const char *text = text_of(step, "decider");
  const Owner *owner = text == NULL ? NULL : g_hash_table_lookup(reader->owners, text);
  return owner == NULL || owner->name == NULL ? text : owner->name;
}

/* A link of the document like any other, but that no text shows it. */
static Link *undo_link(const Reader *reader, const Step *step, const char *written) {
  Document *document = step->guide->document;
  Link *link = arena_new_item(reader->arena, Link);
  link->written = written;
  link->source = document;
  link->place = step->attributes->place;
  link->place.file = document->path;
  g_ptr_array_add(document->links, link);
  return link;
}

static void read_attributes(const Reader *reader, Step *step) {
  StepFields *fields = &step->fields;
  const StepFields *above = step->parent == NULL ? NULL : &step->parent->fields;
  const char *owner = text_of(step, "owner");
  const char *risk = text_of(step, "risk");
  const char *importance = text_of(step, "importance");
  const char *hosts = text_of(step, "hosts");
  const char *undo = text_of(step, "undo");
  fields->owner = owner != NULL ? find_owner(reader, owner) : above != NULL ? above->owner : NULL;
  fields->duration = duration_of(step, "duration");
  fields->undo_duration = duration_of(step, "undo-duration");
  if (risk != NULL)
    risk_by_name(&fields->risk, risk);
  if (importance == NULL || !importance_by_name(&fields->importance, importance))
    fields->importance = above == NULL ? IMPORTANCE_REQUIRED : above->importance;
  fields->hosts = hosts == NULL ? NULL : g_hash_table_lookup(reader->hosts, hosts);
  fields->decider = find_decider(reader, step);
  fields->deadline = text_of(step, "deadline");
  fields->no_return = attributes_has_class(step->attributes, "point-of-no-return");
  if (undo != NULL && strcmp(undo, "none") == 0)
    fields->undo_kind = UNDO_NONE;
  else if (undo != NULL && strpbrk(undo, "#/.:") != NULL) /* a mere word is an id without its # */
    fields->undo_link = undo_link(reader, step, undo);
}

/* ---- blocks ------------------------------------------------------------------------------------------ */

static const char *const block_classes[] = {"expected", "fails", "undo", "criteria"};

static Node **block_field(StepFields *fields, gsize index) {
  Node **const roots[] = {&fields->expected, &fields->fails, &fields->undo, &fields->criteria};
  return roots[index];
}

static gboolean is_warning_kind(AdmonitionKind kind) {
  return kind == ADMONITION_WARNING || kind == ADMONITION_CAUTION || kind == ADMONITION_DANGER;
}

/* The class that makes the block a warning, or NULL. */
static const char *warning_class(const Node *block) {
  for (AdmonitionKind kind = 0; kind < ADMONITION_KINDS; kind++) {
    if (is_warning_kind(kind) && attributes_has_class(block->attributes, admonition_name(kind)))
      return admonition_name(kind);
  }
  return NULL;
}

gboolean step_fields_takes(const Node *block) {
  for (gsize i = 0; i < G_N_ELEMENTS(block_classes); i++) {
    if (attributes_has_class(block->attributes, block_classes[i]))
      return TRUE;
  }
  return warning_class(block) != NULL;
}

static void move_to(const Reader *reader, Node **root, Node *block) {
  if (*root == NULL)
    *root = node_new(reader->arena, NODE_ROOT, block->line, block->column);
  node_unlink(block);
  node_append(*root, block);
}

static void take_warning(const Reader *reader, Step *step, Node *block) {
  const char *class = warning_class(block);
  move_to(reader, &step->fields.warnings, block);
  if (class == NULL)
    return;
  block->attributes = attributes_without_class(reader->arena, block->attributes, class);
  if (block->kind == NODE_ADMONITION)
    return;
  Node *box = node_new(reader->arena, NODE_ADMONITION, block->line, block->column);
  admonition_by_name(&box->u.admonition, class);
  node_insert_before(block, box);
  node_unlink(block);
  node_append(box, block);
}

static void take_block(const Reader *reader, Step *step, Node *block) {
  for (gsize i = 0; i < G_N_ELEMENTS(block_classes); i++) {
    if (!attributes_has_class(block->attributes, block_classes[i]))
      continue;
    block->attributes =
        attributes_without_class(reader->arena, block->attributes, block_classes[i]);
    move_to(reader, block_field(&step->fields, i), block);
    return;
  }
  if (warning_class(block) != NULL ||
      (block->kind == NODE_ADMONITION && is_warning_kind(block->u.admonition)))
    take_warning(reader, step, block);
}

static void read_blocks(const Reader *reader, Step *step) {
  if (step->body == NULL)
    return;
  for (Node *block = step->body->first, *next; block != NULL; block = next) {
    next = block->next;
    take_block(reader, step, block);
  }
  if (step->body->first == NULL)
    step->body = NULL;
  if (step->fields.undo != NULL && step->fields.undo_kind == UNDO_UNSAID)
    step->fields.undo_kind = UNDO_TEXT;
}

void step_fields_read(Guide *guide, Arena *arena, const Config *config) {
  g_autoptr(GHashTable) owners = g_hash_table_new(g_str_hash, g_str_equal);
  g_autoptr(GHashTable) hosts = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; i < config->owners->len; i++) {
    Owner *owner = config->owners->pdata[i];
    g_hash_table_insert(owners, (gpointer)owner->id, owner);
  }
  for (guint i = 0; i < config->host_groups->len; i++) {
    HostGroup *group = config->host_groups->pdata[i];
    g_hash_table_insert(hosts, (gpointer)group->id, group);
  }
  const Reader reader = {arena, owners, hosts};
  for (guint i = 0; i < guide->steps->len; i++) {
    Step *step = guide->steps->pdata[i];
    read_attributes(&reader, step);
    read_blocks(&reader, step);
  }
}
