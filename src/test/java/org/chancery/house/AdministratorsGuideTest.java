package org.chancery.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** The guide for administrators names every setting that there is. */
class AdministratorsGuideTest {

    @Test
    void everySettingStandsInTheGuide() throws IOException {
        String guide = Files.readString(Path.of("docs/admin/README.md"));
        assertThat(settings()).isNotEmpty().allSatisfy(setting -> assertThat(guide).contains("| `" + setting + "` |"));
    }

    private static List<String> settings() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        return scanner.findCandidateComponents("org.chancery").stream().map(BeanDefinition::getBeanClassName).map(Objects::requireNonNull)
                .flatMap(AdministratorsGuideTest::settings).toList();
    }

    private static Stream<String> settings(String name) {
        try {
            Class<?> type = Class.forName(name);
            String prefix = type.getAnnotation(ConfigurationProperties.class).value();
            return Arrays.stream(Objects.requireNonNull(type.getRecordComponents())).map(RecordComponent::getName)
                    .map(component -> prefix + "." + component.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT));
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
