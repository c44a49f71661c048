package org.chancery.platform.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Where the built styles, scripts, fonts and pictures are: their addresses carry a hash of their content, so they are cached for ever. */
@Component
public final class Assets {

    private static final Logger log = LoggerFactory.getLogger(Assets.class);

    private final Properties addresses = new Properties();

    Assets() {
        try (var manifest = Assets.class.getResourceAsStream("/frontend.properties")) {
            if (manifest == null) {
                log.warn("The front end is not built, so pages come without style: build without -Dfrontend.skip");
                return;
            }
            addresses.load(manifest);
        } catch (IOException e) {
            throw new UncheckedIOException("the list of built front-end files cannot be read", e);
        }
    }

    /** The address of the one style sheet. */
    public String css() {
        return file("chancery.css");
    }

    /** The address of the one script. */
    public String js() {
        return file("chancery.js");
    }

    /** The address of a built file by its plain name, such as {@code inter-latin.woff2} or {@code mark.svg}. */
    public String file(String name) {
        return addresses.getProperty(name, "/assets/" + name);
    }
}
