/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records: immutable rows that any thread may hold. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Declares ref, unref, the boxed type and autoptr of a record made with g_atomic_rc_box_new0.
 * In the .c file TLN_DEFINE_RECORD gives them, with "clear" freeing the members. */
#define TLN_DECLARE_RECORD(Type, type_name) \
  GType type_name##_get_type (void); \
  Type *type_name##_ref (Type *record); \
  void type_name##_unref (Type *record); \
  G_DEFINE_AUTOPTR_CLEANUP_FUNC (Type, type_name##_unref)

#define TLN_DEFINE_RECORD(Type, type_name, clear) \
  G_DEFINE_BOXED_TYPE (Type, type_name, type_name##_ref, type_name##_unref) \
  Type *type_name##_ref (Type *record) \
  { \
    return g_atomic_rc_box_acquire (record); \
  } \
  void type_name##_unref (Type *record) \
  { \
    g_atomic_rc_box_release_full (record, (GDestroyNotify) (void (*) (void)) clear); \
  }

G_END_DECLS
