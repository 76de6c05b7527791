# Words of the interface in English.
menu-file = File
