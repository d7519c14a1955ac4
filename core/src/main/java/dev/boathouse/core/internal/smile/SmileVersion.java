package dev.boathouse.core.internal.smile;

import smile.math.MathEx;

/** Which Smile is there. */
public final class SmileVersion {

    private SmileVersion() {}

    /**
     * The version that its jar states.
     *
     * @return such as {@code 2.6.0}, or {@code unknown}
     */
    public static String found() {
        String version = MathEx.class.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }
}
