package org.chancery.platform.command;

import java.util.List;
import java.util.function.Consumer;

/** The firm that {@code chancery demo} shows. One bean of this type makes it. */
public interface DemoFirm {

    /**
     * Makes the firm in an empty database. Called once for each data folder; if it was cut off, again in a new database.
     *
     * @param told a line whenever something that takes long is done
     */
    Loaded load(DemoSize size, Consumer<String> told);

    /** The small one. */
    default Loaded load() {
        return load(DemoSize.SMALL, _ -> {});
    }

    /**
     * The firm that was made.
     *
     * @param logins one for each person who signs in
     * @param token  an API token with all scopes
     */
    record Loaded(List<Login> logins, String token) {}

    /**
     * Who signs in.
     *
     * @param role the first of the person's roles, as a person would name it
     */
    record Login(String email, String password, String role) {}
}
