package dev.boathouse.registry;

import static dev.boathouse.registry.Flights.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.model.Model;
import dev.boathouse.registry.audit.ChainReport;
import dev.boathouse.registry.audit.RegistryEvent;
import dev.boathouse.registry.internal.Names;
import dev.boathouse.registry.policy.Actor;
import dev.boathouse.registry.signing.TrustedKey;
import dev.boathouse.registry.signing.VersionSignature;
import dev.boathouse.registry.signing.VersionSigner;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What gets into logs and registries that does not belong there. */
class LeakTest {

    private static final Model MODEL = Flights.model(1);
    private static final String PASSWORD = "correct-horse-battery-staple";

    @TempDir
    Path folder;

    private Intruder intruder;
    private ModelRegistry registry;
    private ModelVersion version;

    @BeforeEach
    void register() {
        intruder = new Intruder(folder.resolve("models"));
        registry = intruder.opened();
        version = registry.register(NAME, MODEL);
    }

    private static void assertFitForALog(String text) {
        assertThat(text.codePoints().filter(Character::isISOControl)).isEmpty();
        assertThat(text).doesNotContain("\u202e", "\u2028", "\u200b");
    }

    @Test
    void aRefusedNameBreaksNoLogLine() {
        for (String name : List.of(
                "x\nINFO  audit: champion promoted by root",
                "x\r\ny",
                "\u001b[2J\u001b]0;owned\u0007",
                "x\u0000y",
                "x\u0008\u0008y",
                "x\u202ey",
                "x\u2028y",
                "x\u009b31my")) {
            assertRefusalFitForALog(name);
        }
    }

    private void assertRefusalFitForALog(String name) {
        for (Throwable refused : List.of(
                catchThrowable(() -> registry.register(name, MODEL)),
                catchThrowable(() -> registry.actingAs(name)),
                catchThrowable(() -> Actor.of("alice", name)),
                catchThrowable(() -> registry.withReason(name)),
                catchThrowable(() -> registry.catalog().tag(version, name, "value")),
                catchThrowable(() -> registry.catalog().tag(version, "key", "\u0007" + name)),
                catchThrowable(() -> TrustedKey.of(name, "AAAA")))) {
            assertThat(refused).isInstanceOf(IllegalArgumentException.class);
            assertFitForALog(refused.getMessage());
        }
    }

    @Test
    void whatAnIntruderWroteBreaksNoLogLine() {
        String evil = "x\\n2026-01-31 INFO audit: all is well\\u001b[2J\\u202e";
        String raw = "x\n2026-01-31 INFO audit: all is well\u001b[2J\u202e";
        intruder.append(intruder.next("mallory", "version-deleted", NAME, 1, null, "{\"reason\":\"" + evil + "\"}"));
        intruder.append(intruder.next("mallory", "version-deprecated", NAME, 1, null, "{\"" + evil + "\":1,}"));
        intruder.append(intruder.next(raw, "tag-set", NAME, 1, null, "{\"key\":\"k\",\"value\":\"v\"}"));
        intruder.append(
                intruder.next("mallory", "tag-set", NAME, 1, null, "{\"key\":\"" + evil + "\",\"value\":\"v\"}"));
        intruder.append(intruder.next("mallory", "tag-set", raw, 1, null, "{\"key\":\"k\",\"value\":\"v\"}"));
        intruder.append(intruder.next("mallory", "approval-given", NAME, 1, raw, "{\"decision\":\"" + evil + "\"}"));
        intruder.append(intruder.next("mallory", raw, NAME, 1, null, "{}"));
        intruder.append(intruder.next("mallory", "y".repeat(100_000), NAME, 1, null, "{}"));
        ModelRegistry reader = intruder.opened();
        List<ChainReport.Problem> problems = reader.verify().problems();
        assertThat(problems).extracting(ChainReport.Problem::sequence).containsExactly(2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
        problems.forEach(problem -> assertFitForALog(problem.toString()));
        assertThat(problems).allMatch(problem -> problem.text().length() <= 2_000);
        assertThat(reader.version(NAME, 1).deprecation()).isEmpty();
        assertThatThrownBy(() -> reader.register(NAME, MODEL))
                .isInstanceOf(UnsupportedFormatException.class)
                .satisfies(refused -> assertFitForALog(refused.getMessage()))
                .message()
                .hasSizeLessThan(3_000);
    }

    @Test
    void escapingTwiceIsEscapingOnce() {
        String evil = "a\n\u001b[0m\u202e" + "\ud83d\ude80".repeat(3_000);
        String once = Names.visible(evil);
        assertThat(once).startsWith("a\\u000a\\u001b[0m\\u202e").hasSizeLessThanOrEqualTo(2_000);
        assertThat(Names.visible(once)).isEqualTo(once);
        assertThat(Names.visible("Zoë ist verspätet: 遅延")).isEqualTo("Zoë ist verspätet: 遅延");
    }

    /** Everything that the library says or keeps about a signature. */
    @Test
    void privateKeysAndPasswordsAreNowhere() throws GeneralSecurityException, IOException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        KeyStore store = KeyStore.getInstance("JCEKS");
        store.load(null, null);
        store.setKeyEntry(
                "release", pair.getPrivate(), PASSWORD.toCharArray(), new Certificate[] {new Bare(pair.getPublic())});
        VersionSigner signer = VersionSigner.of(store, "release", PASSWORD.toCharArray());
        VersionSignature signature = registry.sign(version, signer);
        assertThat(intruder.opened().signatures(version)).containsExactly(signature);
        List<String> told = new ArrayList<>();
        told.add(signer.toString());
        told.add(signature.toString());
        told.add(signer.publicKey().toString());
        told.add(registry.toString());
        told.add(registry.trusting(List.of(signer.publicKey())).toString());
        for (RegistryEvent event : registry.audit()) {
            told.add(event.toString());
        }
        told.addAll(reasons(catchThrowable(() -> VersionSigner.of(store, "release", (PASSWORD + "!").toCharArray()))));
        told.addAll(reasons(catchThrowable(() -> VersionSigner.of(store, "other", PASSWORD.toCharArray()))));
        TrustedKey other = TrustedKey.of(
                "other",
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic());
        told.addAll(reasons(catchThrowable(() -> registry.sign(version, VersionSigner.of(other, pair::getPrivate)))));
        byte[] encoded = pair.getPrivate().getEncoded();
        byte[] seed = java.util.Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        assertThat(told)
                .hasSizeGreaterThan(9)
                .allSatisfy(text -> assertThat(text)
                        .doesNotContain(PASSWORD)
                        .doesNotContain(Base64.getEncoder().encodeToString(encoded))
                        .doesNotContain(Base64.getEncoder().encodeToString(seed).substring(0, 40))
                        .doesNotContainIgnoringCase(HexFormat.of().formatHex(seed)));
        assertThat(String.join("\n", told)).contains(signer.publicKey().encoded());
    }

    private static List<String> reasons(Throwable failure) {
        List<String> reasons = new ArrayList<>();
        for (Throwable each = failure; each != null; each = each.getCause()) {
            reasons.add(each.toString());
        }
        assertThat(reasons).isNotEmpty();
        return reasons;
    }

    /** A certificate of which only the key is asked for. */
    private static final class Bare extends Certificate {

        private static final long serialVersionUID = 1L;

        private final transient PublicKey key;

        Bare(PublicKey key) {
            super("bare");
            this.key = key;
        }

        @Override
        public byte[] getEncoded() {
            return key.getEncoded();
        }

        @Override
        public void verify(PublicKey by) {}

        @Override
        public void verify(PublicKey by, String provider) {}

        @Override
        public String toString() {
            return "bare";
        }

        @Override
        public PublicKey getPublicKey() {
            return key;
        }
    }

    @Test
    void credentialsOfTheStorageAreNotInEvents() {
        Configuration configuration = new Configuration();
        configuration.set("fs.s3a.secret.key", PASSWORD);
        ModelRegistry opened = ModelRegistry.open("file:" + folder.resolve("models"), configuration);
        ModelRegistry production = ModelRegistry.open("file:" + folder.resolve("production"), configuration);
        Flights.live(opened, Flights.model(2));
        production.copy(opened, version);
        for (ModelRegistry each : List.of(opened, production)) {
            assertThat(each.audit())
                    .isNotEmpty()
                    .noneMatch(event -> event.toString().contains(PASSWORD));
            assertThat(each.toString()).doesNotContain(PASSWORD);
        }
    }
}
