package org.chancery.platform.firm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chancery.shared.Refusal;
import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The places that Chancery knows the rules of, and the firm's own. A file that cannot be read, or says something unknown, stops the start. */
@Component
public class Jurisdictions {

    private static final String FILES = "classpath*:jurisdictions/*.yaml";
    /** The pack that holds where there is no other. */
    private static final String GENERAL = "other";

    private final Map<String, JurisdictionPack> packs;
    private final JurisdictionPack general;
    private final Firms firms;

    Jurisdictions(Firms firms) {
        this.firms = firms;
        packs = Arrays.stream(files()).map(Jurisdictions::read).collect(Collectors.toUnmodifiableMap(JurisdictionPack::code, Function.identity()));
        general = Objects.requireNonNull(packs.get(GENERAL), "the rules that hold where there are no others");
    }

    private static Resource[] files() {
        try {
            return new PathMatchingResourcePatternResolver().getResources(FILES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JurisdictionPack read(Resource file) {
        var yaml = new YamlMapFactoryBean();
        yaml.setResources(file);
        Map<String, Object> content = yaml.getObject();
        return new PackText(String.valueOf(file.getFilename()), content == null ? Map.of() : content).pack();
    }

    /** In the order of their names, the general one last. */
    public List<JurisdictionPack> all() {
        return packs.values().stream()
                .sorted(Comparator.comparing((JurisdictionPack pack) -> pack.code().equals(GENERAL)).thenComparing(JurisdictionPack::name)).toList();
    }

    public Optional<JurisdictionPack> find(String code) {
        return Optional.ofNullable(packs.get(code));
    }

    /** Why a code is refused: {@code required}, or {@code jurisdiction-unknown} with those that are known. */
    public Refusal unknown(String code) {
        return code.isBlank() ? Refusal.required("jurisdiction") : Refusal.at("jurisdiction", "jurisdiction-unknown",
                "There is no place “%s” here. Known are %s.".formatted(code, all().stream().map(JurisdictionPack::code).collect(Collectors.joining(", "))));
    }

    /** The rules of a place; the general ones for one that this version does not know. */
    public JurisdictionPack of(FirmView firm) {
        return find(firm.jurisdiction()).orElse(general);
    }

    /** The rules of the current firm's place. */
    @Transactional(readOnly = true)
    public JurisdictionPack current() {
        return of(firms.current());
    }
}
