package dev.boathouse.monitoring.profile;

import dev.boathouse.monitoring.internal.ProfileAccess;
import dev.boathouse.monitoring.internal.sketch.Levels;
import dev.boathouse.monitoring.internal.sketch.Numbers;

/** Opens the profiles to the module's other packages. */
final class DirectAccess extends ProfileAccess {

    @Override
    public Numbers numbers(NumberProfile profile) {
        return profile.numbers();
    }

    @Override
    public Levels levels(LevelProfile profile) {
        return profile.levels();
    }
}
