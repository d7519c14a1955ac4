package dev.boathouse.delta.internal.scan;

import java.util.Optional;

/**
 * How rows are handed out; what they are does not depend on it.
 *
 * @param crew who decodes; nobody but the thread that asks where empty
 * @param ordered whether in the order of the table
 * @param progress who hears how far it is
 */
public record Delivery(Optional<Crew> crew, boolean ordered, Progress progress) {

    /**
     * On the thread that asks, in order.
     *
     * @return the delivery
     */
    public static Delivery plain() {
        return new Delivery(Optional.empty(), true, Progress.UNHEARD);
    }

    /**
     * With others to decode.
     *
     * @param who the others
     * @return the changed copy
     */
    public Delivery by(Crew who) {
        return new Delivery(Optional.of(who), ordered, progress);
    }

    /**
     * In the order of the table.
     *
     * @return the changed copy
     */
    public Delivery inOrder() {
        return new Delivery(crew, true, progress);
    }

    /**
     * In any order.
     *
     * @return the changed copy
     */
    public Delivery inAnyOrder() {
        return new Delivery(crew, false, progress);
    }

    /**
     * With somebody who hears how far it is.
     *
     * @param listener who hears
     * @return the changed copy
     */
    public Delivery heardBy(Progress listener) {
        return new Delivery(crew, ordered, listener);
    }
}
