package dev.boathouse.registry;

import dev.boathouse.core.check.Check;
import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.evaluation.Finding;
import dev.boathouse.core.internal.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a candidate must show before it may go live: checks that must all pass. Immutable; two gates with equal checks in equal order have
 * equal digests, so a decision says which gate made it.
 */
public final class Gate {

    private final List<Check> checks;

    private Gate(List<Check> checks) {
        this.checks = List.copyOf(checks);
    }

    /**
     * A gate with one check.
     *
     * @param check what must pass
     * @return the gate
     */
    public static Gate require(Check check) {
        return new Gate(List.of(check));
    }

    /**
     * The same gate with one more check.
     *
     * @param check what must pass, too
     * @return the changed copy
     */
    public Gate and(Check check) {
        List<Check> more = new ArrayList<>(checks);
        more.add(check);
        return new Gate(more);
    }

    /**
     * Judges a candidate. Every check is made, also after one has failed.
     *
     * @param comparison the candidate beside the champion, if there is one, on the same rows
     * @return the verdict; a gate that is not passed is no exception
     */
    public Verdict decide(Comparison comparison) {
        return new Verdict(
                comparison,
                checks.stream().map(check -> check.apply(comparison)).toList(),
                texts(),
                digest());
    }

    /**
     * What the gate asks for.
     *
     * @return SHA-256 over the canonical texts of its checks, as 64 hexadecimal digits
     */
    public String digest() {
        Digest digest = Digest.of("boathouse-gate-1").put(checks.size());
        texts().forEach(digest::put);
        return digest.hex();
    }

    private List<String> texts() {
        return checks.stream().map(Check::toString).toList();
    }

    /** The checks in order. */
    @Override
    public String toString() {
        return String.join(" and ", texts());
    }

    /**
     * What a gate says about a candidate: passed or not, with every finding. It becomes a {@link Decision} when it is recorded. Immutable.
     */
    public static final class Verdict {

        private final Comparison comparison;
        private final List<Finding> findings;
        private final List<String> checks;
        private final String gateDigest;

        private Verdict(Comparison comparison, List<Finding> findings, List<String> checks, String gateDigest) {
            this.comparison = comparison;
            this.findings = List.copyOf(findings);
            this.checks = List.copyOf(checks);
            this.gateDigest = gateDigest;
        }

        /**
         * What was judged.
         *
         * @return the candidate beside the champion
         */
        public Comparison comparison() {
            return comparison;
        }

        /**
         * Tells whether the candidate may go live.
         *
         * @return true if every finding passed
         */
        public boolean passed() {
            return findings.stream().allMatch(Finding::passed);
        }

        /**
         * What was found, one for each check, in the order of the gate.
         *
         * @return at least one
         */
        public List<Finding> findings() {
            return findings;
        }

        /**
         * The findings that failed.
         *
         * @return none if it passed
         */
        public List<Finding> reasons() {
            return findings.stream().filter(finding -> !finding.passed()).toList();
        }

        /**
         * The gate that judged.
         *
         * @return see {@link Gate#digest()}
         */
        public String gateDigest() {
            return gateDigest;
        }

        /**
         * The model that was judged.
         *
         * @return its content digest
         */
        public String candidateDigest() {
            return comparison.candidate().modelDigest();
        }

        /**
         * The model that it was compared with.
         *
         * @return its content digest, or empty if there was no champion yet
         */
        public Optional<String> championDigest() {
            return comparison.champion().map(Evaluation::modelDigest);
        }

        List<String> checks() {
            return checks;
        }

        /** The outcome, then a line for each finding. */
        @Override
        public String toString() {
            return (passed() ? "passed" : "failed")
                    + String.join(
                            "",
                            findings.stream().map(finding -> "\n  " + finding).toList());
        }
    }
}
