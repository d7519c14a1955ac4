package dev.boathouse.registry.policy;

import dev.boathouse.registry.internal.Names;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who acts on a registry, and in which roles. The registry believes the host, which has authenticated whoever it is: a library inside the
 * host's process cannot do that.
 *
 * @param name such as {@code alice} or {@code nightly-training}
 * @param roles what a policy may ask for, such as {@code reviewer}; possibly none; sorted
 */
public record Actor(String name, Set<String> roles) {

    /**
     * Checks and sorts.
     *
     * @throws IllegalArgumentException if the name or a role is blank, longer than 255 characters or has invisible ones
     */
    public Actor {
        Names.text("an actor", name);
        roles.forEach(role -> Names.text("a role", role));
        roles = Collections.unmodifiableSet(new TreeSet<>(roles));
    }

    /**
     * An actor.
     *
     * @param name such as {@code alice}
     * @param roles such as {@code reviewer}
     * @return the actor
     * @throws IllegalArgumentException if the name or a role is blank, longer than 255 characters or has invisible ones
     */
    public static Actor of(String name, String... roles) {
        return new Actor(name, new TreeSet<>(List.of(roles)));
    }

    /**
     * Tells whether the actor may do what is open to some roles.
     *
     * @param wanted the roles, one of which is enough
     * @return true also if none is wanted
     */
    public boolean hasOneOf(Collection<String> wanted) {
        return wanted.isEmpty() || wanted.stream().anyMatch(roles::contains);
    }

    /** The name, with the roles if there are any. */
    @Override
    public String toString() {
        return roles.isEmpty() ? name : name + " (" + String.join(", ", roles) + ")";
    }
}
