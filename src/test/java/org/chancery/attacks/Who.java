package org.chancery.attacks;

/** Who stands before the door. */
enum Who {
    NOBODY("no token or session"),
    ENDED("expired token, ended session"),
    WITHOUT_SCOPE("token without scopes"),
    WITHOUT_ROLE("person without a role"),
    READER("may see everything, change nothing"),
    OTHER_FIRM("another firm's administrator"),
    WALLED_OFF("administrator behind the wall"),
    CLIENT_WALLED("administrator behind the client's wall");

    private final String words;

    Who(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
