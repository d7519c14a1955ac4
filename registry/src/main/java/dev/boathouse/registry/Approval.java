package dev.boathouse.registry;

import java.util.List;

/**
 * Whether a version may go live under an alias: {@link Decision.Approved}, which can be promoted, or what is {@link Missing}. It comes from
 * {@link ModelRegistry#approval} alone.
 */
public sealed interface Approval permits Decision.Approved, Approval.Missing {

    /** The version may not go live yet. */
    final class Missing implements Approval {

        private final ModelVersion version;
        private final String alias;
        private final List<String> missing;

        Missing(ModelVersion version, String alias, List<String> missing) {
            this.version = version;
            this.alias = alias;
            this.missing = List.copyOf(missing);
        }

        /**
         * What is missing.
         *
         * @return a phrase for each condition that is not met, at least one
         */
        public List<String> what() {
            return missing;
        }

        /** Such as {@code late-flights version 3 cannot become champion without 1 more approval, not by alice}. */
        @Override
        public String toString() {
            return version + " cannot become " + alias + " without " + String.join("; and ", missing);
        }
    }
}
