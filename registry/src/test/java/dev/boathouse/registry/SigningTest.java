package dev.boathouse.registry;

import static dev.boathouse.registry.Flights.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.model.Model;
import dev.boathouse.registry.Decision.Approved;
import dev.boathouse.registry.policy.AliasPolicy;
import dev.boathouse.registry.policy.PolicyException;
import dev.boathouse.registry.signing.TrustedKey;
import dev.boathouse.registry.signing.VersionSignature;
import dev.boathouse.registry.signing.VersionSigner;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Versions that are signed, and registries that trust only those. */
class SigningTest {

    private static final Model MODEL = Flights.model(1);

    @TempDir
    Path folder;

    private ModelRegistry registry;

    @BeforeEach
    void open() {
        registry = opened();
    }

    private ModelRegistry opened() {
        return ModelRegistry.open("file:" + folder.resolve("models"));
    }

    @Test
    void aSignatureIsOfTheNameAndTheDigests() {
        ModelVersion version = registry.register(NAME, MODEL);
        VersionSigner signer = Keys.signer("release-2026");
        VersionSignature signature = registry.sign(version, signer);
        assertThat(signature.key()).isEqualTo(signer.publicKey());
        String text = "boathouse-version-signature-1\nlate-flights\n" + MODEL.contentDigest() + "\n"
                + MODEL.packaged().digest() + "\n";
        assertThat(signature.signs(text.getBytes(StandardCharsets.UTF_8))).isTrue();
        assertThat(VersionSignature.message(
                        NAME, MODEL.contentDigest(), MODEL.packaged().digest()))
                .isEqualTo(text.getBytes(StandardCharsets.UTF_8));
        assertThat(opened().signatures(version)).containsExactly(signature);
        assertThat(registry.audit().get(1).payload())
                .isEqualTo("{\"key\":\"release-2026\",\"public-key\":\""
                        + signer.publicKey().encoded() + "\",\"signature\":\"" + signature.signature() + "\"}");
        assertThat(registry.verify().problems()).isEmpty();
    }

    @Test
    void signingTwiceIsSigningOnceAndOthersMaySignToo() {
        ModelVersion version = registry.register(NAME, MODEL);
        VersionSigner one = Keys.signer("one");
        VersionSigner two = Keys.signer("two");
        VersionSignature signature = registry.sign(version, one);
        assertThat(opened().sign(version, one)).isEqualTo(signature);
        registry.sign(version, two);
        assertThat(registry.signatures(version))
                .extracting(made -> made.key().name())
                .containsExactly("one", "two");
        assertThat(registry.audit()).hasSize(3);
    }

    @Test
    void whoTrustsAKeyLoadsNothingElse() {
        ModelVersion signed = Flights.live(registry, MODEL);
        ModelVersion unsigned = registry.register(NAME, MODEL);
        VersionSigner signer = Keys.signer("release-2026");
        VersionSigner stranger = Keys.signer("release-2026");
        registry.sign(signed, signer);
        registry.sign(unsigned, stranger);
        ModelRegistry strict = opened().trusting(List.of(Keys.signer("other").publicKey(), signer.publicKey()));
        assertThat(strict.load(signed).contentDigest()).isEqualTo(MODEL.contentDigest());
        assertThat(strict.model(NAME, "champion")).isPresent();
        assertThat(strict.actingAs("bob").withReason("scoring").model(NAME, "champion"))
                .isPresent();
        assertThatThrownBy(() -> strict.load(unsigned))
                .isInstanceOf(CorruptDataException.class)
                .hasMessageContaining("Cannot trust late-flights version 2: none of its 1 signatures");
        ModelRegistry other = opened().trusting(List.of(stranger.publicKey()));
        assertThatThrownBy(() -> other.model(NAME, "champion")).isInstanceOf(CorruptDataException.class);
        assertThatThrownBy(() -> strict.trusting(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThat(opened().load(unsigned).contentDigest()).isEqualTo(MODEL.contentDigest());
    }

    @Test
    void aTrustedKeyIsTheKeyAndNotItsName() {
        ModelVersion version = registry.register(NAME, MODEL);
        VersionSigner signer = Keys.signer("what the signer calls it");
        registry.sign(version, signer);
        TrustedKey renamed = TrustedKey.of("what we call it", signer.publicKey().encoded());
        assertThat(opened().trusting(List.of(renamed)).load(version).contentDigest())
                .isEqualTo(MODEL.contentDigest());
    }

    @Test
    void aPolicyAsksForASignatureByOneOfItsKeys() {
        VersionSigner signer = Keys.signer("release-2026");
        AliasPolicy policy = AliasPolicy.of(NAME, "champion")
                .withTrustedKeys(
                        List.of(signer.publicKey(), Keys.signer("backup").publicKey()));
        registry.apply(policy).commit();
        Approved approved = Flights.approved(registry, MODEL);
        ModelVersion version = approved.candidate();
        registry.sign(version, Keys.signer("release-2026"));
        assertThatThrownBy(() -> registry.promote("champion", approved))
                .isInstanceOfSatisfying(
                        PolicyException.class,
                        e -> assertThat(e.missing()).containsExactly("a signature by the key backup or release-2026"));
        assertThat(registry.approval(version, "champion")).isInstanceOf(Approval.Missing.class);
        registry.sign(version, signer);
        assertThat(registry.approval(version, "champion")).isInstanceOf(Approved.class);
        assertThat(registry.promote("champion", approved).to()).hasValue(1);
        assertThat(registry.verify().problems()).isEmpty();
    }

    @Test
    void aSignatureOfAnotherModelSignsNothingHere() {
        ModelVersion version = registry.register(NAME, MODEL);
        ModelVersion other = registry.register("other", MODEL);
        VersionSignature signature = registry.sign(version, Keys.signer("release-2026"));
        assertThat(signature.signs(other.entry().message())).isFalse();
        assertThat(registry.signatures(other)).isEmpty();
    }

    @Test
    void onlyVersionsOfThisRegistryThatAreThereCanBeSigned() {
        ModelVersion version = registry.register(NAME, MODEL);
        VersionSigner signer = Keys.signer("release-2026");
        ModelRegistry elsewhere = ModelRegistry.open("file:" + folder.resolve("elsewhere"));
        assertThatThrownBy(() -> elsewhere.sign(version, signer)).isInstanceOf(NotFoundException.class);
        registry.catalog().delete(version, "a mistake");
        assertThatThrownBy(() -> registry.sign(version, signer)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> registry.signatures(version)).isInstanceOf(NotFoundException.class);
        assertThat(registry.audit()).hasSize(2);
    }
}
