/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks OpenGL who draws. */
#include "config.h"

#include "tln-renderer.h"

#ifdef HAVE_EPOXY
#include <epoxy/gl.h>

static gboolean
draws_in_software (GdkDisplay *display)
{
  g_autoptr (GdkGLContext) context = gdk_display_create_gl_context (display, NULL);
  const char *name = NULL;
  gboolean software;

  if (!context || !gdk_gl_context_realize (context, NULL))
    return FALSE;
  gdk_gl_context_make_current (context);
  name = (const char *) glGetString (GL_RENDERER);
  software = name && (strstr (name, "llvmpipe") || strstr (name, "softpipe"));
  gdk_gl_context_clear_current ();
  return software;
}
#else
static gboolean
draws_in_software (GdkDisplay *display)
{
  return FALSE;
}
#endif

void
tln_renderer_choose (GdkDisplay *display)
{
  if (display && !g_getenv ("GSK_RENDERER") && draws_in_software (display))
    g_setenv ("GSK_RENDERER", "cairo", FALSE);
}
