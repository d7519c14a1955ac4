package dev.boathouse.monitoring.internal;

import dev.boathouse.monitoring.internal.sketch.Levels;
import dev.boathouse.monitoring.internal.sketch.Numbers;
import dev.boathouse.monitoring.profile.LevelProfile;
import dev.boathouse.monitoring.profile.NumberProfile;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What profiles are made of, for the packages of this module that compare them. */
public abstract class ProfileAccess {

    private static final AtomicReference<@Nullable ProfileAccess> REGISTERED = new AtomicReference<>();

    /** For the one implementation, beside the profiles. */
    protected ProfileAccess() {}

    /** Called once, when the first profile of a column is made. */
    public static void register(ProfileAccess access) {
        REGISTERED.compareAndSet(null, access);
    }

    /** The access; whoever holds a column's profile has one. */
    public static ProfileAccess direct() {
        ProfileAccess access = REGISTERED.get();
        if (access == null) {
            throw new IllegalStateException("There is no access to profiles before the first column was profiled.");
        }
        return access;
    }

    /** The sums and counts behind a column of numbers. */
    public abstract Numbers numbers(NumberProfile profile);

    /** The counts behind a column of levels. */
    public abstract Levels levels(LevelProfile profile);
}
