/** Ed25519 signatures of versions: who made one can be checked by anyone who has the public key, whoever can write to the storage. */
@NullMarked
package dev.boathouse.registry.signing;

import org.jspecify.annotations.NullMarked;
