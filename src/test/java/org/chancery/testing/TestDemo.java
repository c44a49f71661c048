package org.chancery.testing;

import java.util.UUID;
import java.util.function.Supplier;
import org.chancery.platform.command.DemoFirm;
import org.chancery.platform.identity.Actor;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Tokens;
import org.chancery.platform.identity.Users;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;

/** The demo firm, its story told once for all tests. They look at it; what one adds, the others must bear. */
@TestComponent
public class TestDemo {

    private final DemoFirm demo;
    private final Users users;
    private final Tokens tokens;
    private @Nullable Demo told;

    TestDemo(DemoFirm demo, Users users, Tokens tokens) {
        this.demo = demo;
        this.users = users;
        this.tokens = tokens;
    }

    public synchronized Demo firm() {
        if (told == null) {
            DemoFirm.Loaded loaded = demo.load();
            told = new Demo(loaded, tokens.present(loaded.token()).orElseThrow().actor().firm());
        }
        return told;
    }

    /** The firm that was made. */
    public class Demo {

        private final DemoFirm.Loaded loaded;
        private final UUID firm;

        Demo(DemoFirm.Loaded loaded, UUID firm) {
            this.loaded = loaded;
            this.firm = firm;
        }

        public DemoFirm.Loaded loaded() {
            return loaded;
        }

        /** Does the work as the program itself. */
        public <T extends @Nullable Object> T asSystem(Supplier<T> work) {
            return Actors.as(users.system(firm), "test", work);
        }

        /** Does the work as the person whose address begins with this name. */
        public <T extends @Nullable Object> T as(String name, Supplier<T> work) {
            return Actors.as(actor(name), "test", work);
        }

        private Actor actor(String name) {
            return users.actor(firm, asSystem(users::all).stream().filter(user -> user.email().startsWith(name + "@")).findFirst().orElseThrow().id()).orElseThrow();
        }

        public String email(String name) {
            return login(name).email();
        }

        /** A password that opens this firm alone: other tests tell the demo too, with the same people. */
        public String password(String name) {
            String own = "Harcourt " + firm;
            as(name, () -> users.changePassword(login(name).password(), own));
            return own;
        }

        private DemoFirm.Login login(String name) {
            return loaded.logins().stream().filter(each -> each.email().startsWith(name + "@")).findFirst().orElseThrow();
        }
    }
}
