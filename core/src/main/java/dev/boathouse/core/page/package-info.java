/** What people look at, as values: pages of text, tables and charts, and how they read as Markdown and as plain text. */
@NullMarked
package dev.boathouse.core.page;

import org.jspecify.annotations.NullMarked;
