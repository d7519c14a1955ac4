package dev.boathouse.core.internal.smile;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;

/** Skips tests, visibly, on platforms for which the build knows no OpenBLAS. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(value = "dev.boathouse.core.internal.smile.OpenBlas$Found#here", disabledReason = "OpenBLAS is not there")
public @interface OpenBlas {

    /** Asks the same question as training does. */
    final class Found {

        private Found() {}

        /** Is it there? */
        public static boolean here() {
            try {
                Natives.require("a test");
                return true;
            } catch (IllegalStateException e) {
                return false;
            }
        }
    }
}
