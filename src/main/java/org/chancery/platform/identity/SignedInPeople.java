package org.chancery.platform.identity;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.chancery.platform.firm.FirmView;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.firm.OfficeId;
import org.chancery.platform.web.SignedIn;
import org.chancery.platform.web.SignedInPerson;
import org.chancery.shared.UserId;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** Tells pages who looks at them. The firm, and the zone of the own office, are read once a request. */
@Component
class SignedInPeople implements SignedIn {

    private static final String FIRM = SignedInPeople.class.getName();
    private static final String ZONE = FIRM + ".zone";

    private final Firms firms;

    SignedInPeople(Firms firms) {
        this.firms = firms;
    }

    private record Person(Actor actor, FirmView firm, ZoneId zone) implements SignedInPerson {
        @Override
        public UserId userId() {
            return actor.id();
        }

        @Override
        public String name() {
            return actor.name();
        }

        @Override
        public String email() {
            return actor.email();
        }

        @Override
        public String firmName() {
            return firm.name();
        }

        @Override
        public Locale locale() {
            return firm.locale();
        }

        @Override
        public boolean may(String permission) {
            int at = permission.indexOf('@');
            return at < 0 ? actor.may(named(permission)) : actor.permissionsIn(OfficeId.of(permission.substring(at + 1))).contains(named(permission.substring(0, at)));
        }

        @Override
        public boolean maySomewhere(String permission) {
            return actor.maySomewhere(named(permission));
        }

        private static Permission named(String permission) {
            return Permission.named(permission).orElseThrow(() -> new IllegalArgumentException("no permission " + permission));
        }
    }

    @Override
    public Optional<SignedInPerson> current() {
        return Actors.find().map(actor -> new Person(actor, firm(), zone()));
    }

    private FirmView firm() {
        return once(FIRM, FirmView.class, firms::current);
    }

    private ZoneId zone() {
        return once(ZONE, ZoneId.class, firms::zone);
    }

    private static <T> T once(String name, Class<T> type, Supplier<T> read) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request == null) {
            return read.get();
        }
        Object known = request.getAttribute(name, RequestAttributes.SCOPE_REQUEST);
        if (type.isInstance(known)) {
            return type.cast(known);
        }
        T found = read.get();
        request.setAttribute(name, found, RequestAttributes.SCOPE_REQUEST);
        return found;
    }
}
