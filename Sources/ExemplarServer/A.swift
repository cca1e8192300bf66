import Hummingbird
import HummingbirdTLS
import CZlib
