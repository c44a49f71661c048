package org.chancery.platform.command;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How large a firm {@code chancery demo} makes. */
public enum DemoSize {

    /** Five lawyers and half a year of their work. */
    SMALL,
    /** The same, with a tenth of a large firm around them. */
    MEDIUM,
    /** The same, with three years of two hundred timekeepers around them. */
    LARGE;

    /** As it is written on the command line. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the word. */
    static final class Reader implements ITypeConverter<DemoSize> {

        @Override
        public DemoSize convert(String word) {
            return Arrays.stream(values()).filter(size -> size.word().equals(word)).findFirst().orElseThrow(() -> new TypeConversionException(
                    "“%s” is none of %s".formatted(word, Arrays.stream(values()).map(DemoSize::word).collect(Collectors.joining(", ")))));
        }
    }
}
