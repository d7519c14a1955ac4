/** A host that has Boathouse on its class path and Smile not. */
package dev.boathouse.withoutsmile;
