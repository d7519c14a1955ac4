/** Where Smile is called; only training sees it. What comes out is plain numbers: no Smile object leaves this package. */
@NullMarked
package dev.boathouse.core.internal.smile;

import org.jspecify.annotations.NullMarked;
